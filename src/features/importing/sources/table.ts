import type { ImportField, ImportMapping } from '../../../../api/importing.js'
import { Fault } from '../../../platform/errors/errors.js'
import { openUpload } from '../../publishing/index.js'
import { decode } from '../reading/decode.js'
import { type FoundPage, notTaken } from '../reading/found.js'
import { tidy } from '../reading/page.js'
import { readCsv } from './csv.js'
import { fileIn, pageIn } from './pages.js'
import type { Source } from './source.js'
import type { Tree } from './tree.js'

const MOST_ROWS = 20_000

/** Head and rows of a table. */
export interface Table {
  headings: string[]
  rows: string[][]
}

/** The table in a workbook's first sheet or a CSV file. Fault `invalid` with one sentence for what is none. */
export async function readTable(name: string, bytes: Buffer): Promise<Table> {
  const lines = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await sheetLines(name, bytes) : readCsv(decode(bytes))
  const head = lines.findIndex((line) => line.filter((cell) => cell.trim() !== '').length > 1)
  if (head < 0)
    throw new Fault('invalid', '表格里没有找到表头：第一行应写明各列是什么，例如“标题、发布日期、栏目、原网址”。', { code: 'import-table' })
  const rows = lines.slice(head + 1).filter((line) => line.some((cell) => cell.trim() !== ''))
  if (rows.length > MOST_ROWS) throw new Fault('invalid', `表格超过 ${MOST_ROWS} 行，请分成几份导入。`, { code: 'import-table' })
  return { headings: (lines[head] ?? []).map(tidy), rows }
}

/** The rows of a table, whose texts stand in it or in the files of `tree`. */
export function rowsOf({ headings, rows }: Table, tree: Tree, mapping: ImportMapping): Source {
  const at = new Map(Object.entries(mapping.headings).map(([field, heading]) => [field as ImportField, headings.indexOf(heading)]))
  const valueIn = (row: string[] | undefined, field: ImportField): string => row?.[at.get(field) ?? -1]?.trim() ?? ''
  const root = mapping.root === '' ? '' : `${mapping.root.replace(/^\/+|\/+$/g, '')}/`
  return {
    headings,
    places: rows.map((row, index) => ({ place: String(index + 1), group: tidy(valueIn(row, 'column')) })),
    page: async (place) => {
      const row = rows[Number(place) - 1]
      const value = (field: ImportField) => valueIn(row, field)
      const where = { place, address: value('address'), group: tidy(value('column')) }
      const path = root + value('file').replaceAll('\\', '/').replace(/^\/+/, '')
      const page = value('file') === '' ? null : await pageIn(tree, path, where, mapping.bodyAt)
      const body = page?.body ?? asHtml(value('body'))
      const title = tidy(value('title')) || (page?.title ?? '')
      if (title === '') throw notTaken('没有标题。')
      if (body === '') throw notTaken('没有正文：表格里没有写，也没有指明文件。')
      return {
        ...where,
        title,
        date: value('date') || (page?.date ?? ''),
        issuer: tidy(value('issuer')) || (page?.issuer ?? ''),
        documentNo: tidy(value('documentNo')) || (page?.documentNo ?? ''),
        source: tidy(value('source')) || (page?.source ?? ''),
        keywords: page?.keywords ?? [],
        summary: page?.summary ?? '',
        body,
      } satisfies FoundPage
    },
    file: (page, href) => {
      const path =
        root +
        valueIn(rows[Number(page.place) - 1], 'file')
          .replaceAll('\\', '/')
          .replace(/^\/+/, '')
      return fileIn(tree, path, root, mapping.oldSite, href)
    },
  }
}

async function sheetLines(name: string, bytes: Buffer): Promise<string[][]> {
  const { reading } = await openUpload({ name, bytes })
  const sheet = reading.kind === 'xlsx' ? reading.parts.find((part) => part.cells && !part.hidden) : undefined
  if (!sheet?.cells) throw new Fault('invalid', '没有读到表格。请上传 .xlsx 或者 .csv 文件。', { code: 'import-table' })
  const lines: string[][] = []
  for (const { column, row, text } of sheet.cells) {
    lines[row - 1] ??= []
    const line = lines[row - 1] as string[]
    line[columnNumber(column) - 1] = text
  }
  return Array.from(lines, (line) => Array.from(line ?? [], (cell) => cell ?? ''))
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Words without markup as paragraphs. */
function asHtml(text: string): string {
  if (text === '' || /<(p|div|br|table|span|h[1-6]|a|img|ul|ol)\b/i.test(text)) return text
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return plain
    .split(/\r?\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('')
}
