import { IMPORT_FIELDS, type ImportField, type ImportMapping, importMappingSchema } from '../../../api/importing.js'
import type { Column } from '../publishing/index.js'
import type { Source } from './sources/source.js'

/** The words of headings by which tables of old sites call each field, in the order in which they are tried. */
const CALLED: Record<ImportField, RegExp> = {
  address: /网址|链接|url|地址|href/i,
  file: /文件名|文件路径|路径|附件路径|html文件|file|path/i,
  documentNo: /文号|发文字号/,
  issuer: /发文机关|发文单位|发布机构|制发机关|机构|单位|部门|organ/i,
  date: /发布日期|发布时间|日期|时间|date/i,
  column: /栏目|频道|分类|column|channel/i,
  source: /来源|source/i,
  title: /标题|题名|名称|title/i,
  body: /正文|内容|body|content/i,
}

/** The headings that seem to hold each field; none stands for two. */
export function guessHeadings(headings: readonly string[]): ImportMapping['headings'] {
  const guessed: ImportMapping['headings'] = {}
  const used = new Set<string>()
  for (const [field, shape] of Object.entries(CALLED) as [ImportField, RegExp][]) {
    const exact = headings.find((heading) => heading === IMPORT_FIELDS[field])
    const found = exact ?? headings.find((heading) => !used.has(heading) && shape.test(heading))
    if (found === undefined || used.has(found)) continue
    guessed[field] = found
    used.add(found)
  }
  return guessed
}

/** The folder that holds everything: copies of a site begin with its host name or with one folder. */
export function guessRoot(paths: readonly string[]): string {
  const [first, ...others] = new Set(paths.map((path) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')))
  return others.length === 0 ? (first ?? '') : ''
}

/** `http://www.old.gov.cn` where the folder of a copy is called so. */
export function guessSite(root: string): string {
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?$/i.test(root) ? `http://${root.toLowerCase()}` : ''
}

/** Old folders and columns in the order of their size, with how many pages each. */
export function groupsOf(source: Source): { from: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { group } of source.places) counts.set(group, (counts.get(group) ?? 0) + 1)
  return [...counts].map(([from, count]) => ({ from, count })).sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1))
}

/** Fewer signs than this are part of too many names. */
const LEAST_ALIKE = 4
const MOST = 1_000

/** Old columns that are called like one of ours, and what the office said the time before. */
export function guessColumns(
  groups: readonly { from: string }[],
  columns: readonly Column[],
  before: ImportMapping | null,
): ImportMapping['columns'] {
  const said = before?.columns ?? []
  const guessed = groups.flatMap(({ from }) => {
    if (said.some((one) => from === one.from || from.startsWith(`${one.from}/`))) return []
    const name = from.split('/').at(-1) ?? ''
    const same = columns.filter((column) => column.name === name)
    const alike = columns.filter((column) => name.length >= LEAST_ALIKE && (column.name.includes(name) || name.includes(column.name)))
    const [one, ...others] = same.length > 0 ? same : alike
    return one && others.length === 0 ? [{ from, to: one.id }] : []
  })
  return [...said, ...guessed].slice(0, MOST)
}

export const emptyMapping: ImportMapping = importMappingSchema.parse({})
