import { type Flow, lineAt } from './flow.js'
import { isHan } from './letters.js'
import { isOneCell, tokenValue } from './readings.js'
import type { RowText } from './table-rows.js'
import { type Token, tokensOf } from './tokens.js'

/** Rows under one heading, in the order of the form. */
export interface RowGroup {
  rows: RowText[]
  headingStart: number
  columns: number
}

/**
 * Sets right the rows of tables whose numbers a converter has put elsewhere than behind their labels: in front of them,
 * or behind the labels of several rows together. What cannot be set right is `unclear`, so that it is not taken for blank.
 */
export function inOrder(flow: Flow, groups: RowGroup[]): RowText[][] {
  const first = numbersComeFirst(flow, groups)
  return groups.map((group) => gathered(flow, first ? numbersInFront(flow, group) : group.rows, group.columns))
}

/** Whether most groups have numbers before their first label and none behind their last. */
function numbersComeFirst(flow: Flow, groups: RowGroup[]): boolean {
  const votes = groups.map((group) => {
    const lead = leadOf(flow, group).length
    const hasLast = (group.rows.at(-1)?.tokens.length ?? 0) > 0
    if (hasLast) return lead === 0 ? -1 : 0
    return lead > 0 && lead <= group.columns ? 1 : 0
  })
  const full = groups.some((group) => group.columns > 1 && leadOf(flow, group).length === group.columns)
  const sum = votes.reduce<number>((a, b) => a + b, 0)
  return sum > (full ? 0 : 1) && (full || !votes.includes(-1))
}

/** Each row with the numbers that stand in front of its label. */
function numbersInFront(flow: Flow, group: RowGroup): RowText[] {
  const { rows } = group
  if (rows.at(-1)?.tokens.length) return rows.map((row) => ({ ...row, unclear: true }))
  const lead = leadOf(flow, group)
  return rows.map((row, i) => ({ ...row, tokens: i === 0 ? lead : (rows[i - 1]?.tokens ?? []) }))
}

function leadOf(flow: Flow, { rows, headingStart }: RowGroup): Token[] {
  const first = rows[0]
  return first ? leadingTokens(flow, headingStart, first.labelStart) : []
}

/** The numbers right in front of a label: between them and the label there is at most the title of a group. */
function leadingTokens(flow: Flow, from: number, to: number): Token[] {
  const found: Token[] = []
  let at = to
  for (const token of tokensOf(flow.text, Math.max(from, to - 300), to).reverse()) {
    if (letterCount(flow.text, token.end, at) > (found.length === 0 ? 12 : 0)) break
    found.unshift(token)
    at = token.start
  }
  return found
}

/** Labels without numbers, and then those of all of them: by rows, or by columns when only so every row adds up. */
function gathered(flow: Flow, rows: RowText[], columns: number): RowText[] {
  const result = [...rows]
  rows.forEach((row, i) => {
    if (row.tokens.length <= columns || hasOwnLine(flow, row.tokens, columns)) return
    let from = i
    while (from > 0 && rows[from - 1]?.tokens.length === 0) from--
    const count = i - from + 1
    const dealt =
      row.tokens.length === count * columns && count > 1 && row.tokens.every(isOneCell) ? dealtOut(row.tokens, count, columns) : null
    for (let k = 0; k < count; k++) {
      const own = rows[from + k] as RowText
      result[from + k] = dealt ? { ...own, tokens: dealt[k] ?? [] } : { ...own, unclear: true }
    }
  })
  return result
}

function hasOwnLine(flow: Flow, tokens: Token[], columns: number): boolean {
  const counts = new Map<number, number>()
  for (const token of tokens) {
    const line = lineAt(flow, token.start)
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return [...counts.values()].filter((n) => n === columns).length === 1
}

function dealtOut(tokens: Token[], count: number, columns: number): Token[][] | null {
  const byRows = Array.from({ length: count }, (_, k) => tokens.slice(k * columns, (k + 1) * columns))
  if (byRows.every(addsUp)) return byRows
  const byColumns = Array.from({ length: count }, (_, k) => tokens.filter((_, i) => i % count === k))
  return byColumns.every(addsUp) ? byColumns : null
}

function addsUp(row: Token[]): boolean {
  const values = row.map((token) => tokenValue(token) ?? 0)
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1)
}

function letterCount(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if (isHan(text.charCodeAt(i))) n++
  return n
}
