import type { Sheet } from './sheet.js'

/** What a column of the official table holds. */
export type Meaning = keyof typeof MEANINGS

/** In the order of the official table; each by the heads in use. */
export const MEANINGS = {
  n: '序号',
  first: '一级事项',
  second: '二级事项',
  third: '三级事项',
  content: '公开内容（要素）',
  basis: '公开依据',
  timeLimit: '公开时限',
  subject: '公开主体',
  carriers: '公开渠道和载体',
  everybody: '全社会',
  group: '特定群体',
  audience: '公开对象',
  proactive: '主动',
  onRequest: '依申请',
  mode: '公开方式',
  city: '市级',
  county: '县级',
  township: '乡级',
  level: '公开层级',
} as const

const HEADS: [Meaning, RegExp][] = [
  ['n', /^序号$/],
  ['first', /^一级事项$/],
  ['second', /^二级事项$/],
  ['third', /^三级事项$/],
  ['content', /^公开内容/],
  ['basis', /^公开依据/],
  ['timeLimit', /^公开时限/],
  ['subject', /^公开主体/],
  ['carriers', /^公开(渠道|载体)/],
  ['everybody', /^(面向)?全社会$/],
  ['group', /^特定(群体|群众|对象)/],
  ['proactive', /^主动(公开)?$/],
  ['onRequest', /^依申请(公开)?$/],
  ['city', /^市级/],
  ['county', /^(县|区|县区|县（市、区）|县\(市、区\)|区县)级/],
  ['township', /^(乡|镇|乡镇|乡、村|乡镇（街道）)(、村)?级/],
  ['audience', /^公开对象/],
  ['mode', /^公开方式/],
  ['level', /^公开层级/],
]
const NEEDED: Meaning[] = ['first', 'second', 'content']
/** The title and the remarks above the heads take no more. */
const HEAD_WITHIN = 12

export interface Mapped {
  /** Each column of the file with its head and what it was taken for. */
  columns: { column: string; head: string; meaning: Meaning | null }[]
  /** The first row under the heads. */
  from: number
}

/** Finds the heads, in one row or in two under one another; null when this is no such table. */
export function mapSheet({ rows }: Sheet): Mapped | null {
  const numbers = [...rows.keys()].sort((a, b) => a - b).slice(0, HEAD_WITHIN)
  for (const [at, row] of numbers.entries()) {
    const upper = rows.get(row) ?? new Map<string, string>()
    if (![...upper.values()].some((text) => meaningOf(text) === 'content')) continue
    const below = numbers[at + 1]
    const lower = below === undefined ? undefined : rows.get(below)
    const isHead = lower !== undefined && [...lower.values()].filter((text) => meaningOf(text) !== null).length >= 2
    const columns = columnsOf(upper, isHead ? lower : new Map())
    const found = columns.map(({ meaning }) => meaning)
    return NEEDED.every((meaning) => found.includes(meaning)) ? { columns, from: (isHead ? (below as number) : row) + 1 } : null
  }
  return null
}

/** The lower head says more than the one above it, which spans several. */
function columnsOf(upper: Map<string, string>, lower: Map<string, string>): Mapped['columns'] {
  const taken = new Set<Meaning>()
  return [...new Set([...upper.keys(), ...lower.keys()])].sort(byColumn).map((column) => {
    const head = (lower.get(column) ?? upper.get(column) ?? '').replace(/\s+/g, '')
    const meaning = meaningOf(head)
    if (meaning === null || taken.has(meaning)) return { column, head, meaning: null }
    taken.add(meaning)
    return { column, head, meaning }
  })
}

function meaningOf(text: string): Meaning | null {
  const head = text.replace(/\s+/g, '')
  return HEADS.find(([, shape]) => shape.test(head))?.[0] ?? null
}

const byColumn = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
