import { align, MATCH } from './align.js'
import { type Flow, lineAt } from './flow.js'
import type { FormElement } from './form.js'
import { isHan, type Letters } from './letters.js'
import { type Token, tokensOf } from './tokens.js'
import { textRange, type Zone } from './zones.js'

/** A row of a table as it stands in the text: its label, and the numbers and marks that go with it. */
export interface RowText {
  element: FormElement
  /** From the first to behind the last letter of the label. */
  labelStart: number
  labelEnd: number
  /** Where the next label begins, or the table ends. */
  nextStart: number
  /** Whether no label follows. */
  isLast: boolean
  /** Its numbers stand among those of others: nothing can be said of it. */
  unclear?: boolean
  /** In the order of the text; those behind a foreign text are left out. */
  tokens: Token[]
}

/** Every label of the form that the zone has, and what stands beside it. */
export interface TableText {
  rows: RowText[]
  /** Titles found: key → where they stand. */
  titles: { key: string; start: number; end: number }[]
}

/** A letter that a row and a title could both have is the row's. */
const MATCH_OF_TITLE = MATCH - 10

/** Foreign letters allowed between a label and its numbers: a piece of a group's title that a converter put there. */
const MOST_FOREIGN = 12
const MOST_FOREIGN_LAST = 3
const MOST_TOKENS = 260

/** Finds the rows of a form in a zone of the text. */
export function tableText(flow: Flow, letters: Letters, zone: Zone, form: FormElement[]): TableText {
  const expected = form.map((element) => element.letters).join('')
  const observed = letters.text.slice(zone.from, zone.to)
  const worths = form.flatMap((element) => new Array<number>(element.letters.length).fill(element.kind === 'row' ? MATCH : MATCH_OF_TITLE))
  const matched = align(expected, observed, (letter) => worths[letter] ?? MATCH)
  const { to } = textRange(letters, zone, flow.text.length)
  const found: { element: FormElement; start: number; end: number }[] = []
  let offset = 0
  for (const element of form) {
    const span = labelSpan(element, matched.subarray(offset, offset + element.letters.length))
    offset += element.letters.length
    if (!span) continue
    const start = letters.at[zone.from + span.first] ?? 0
    found.push({ element, start, end: (letters.at[zone.from + span.last] ?? 0) + 1 })
  }
  const rows = found.flatMap(({ element, start, end }, i): RowText[] => {
    if (element.kind !== 'row') return []
    const next = found[i + 1]
    const nextStart = next?.start ?? endOfLast(flow, end, to)
    const most = next ? MOST_FOREIGN : MOST_FOREIGN_LAST
    return [{ element, labelStart: start, labelEnd: end, nextStart, isLast: !next, tokens: rowTokens(flow, start, end, nextStart, most) }]
  })
  const titles = found.flatMap(({ element, start, end }) => (element.kind === 'title' ? [{ key: element.key, start, end }] : []))
  return { rows: withoutLooseNumbers(flow.text, rows), titles }
}

/** Where the label's letters lie in the text, or null when too few were found for the label to be there. */
function labelSpan(element: FormElement, matched: Int32Array): { first: number; last: number } | null {
  let first = 0
  let last = matched.length - 1
  const found = (i: number): boolean => (matched[i] as number) >= 0
  while (first <= last && !found(first)) first++
  while (last >= first && !found(last)) last--
  if (first > last) return null
  while (first < last && isStray(matched, first, 1)) first = nextFound(matched, first, 1)
  while (first < last && isStray(matched, last, -1)) last = nextFound(matched, last, -1)
  let hits = 0
  for (let i = first; i <= last; i++) if (found(i)) hits++
  const core = element.core ? element.letters.indexOf(element.core) : -1
  const coreHits = core < 0 ? 0 : countFound(matched, core, core + element.core.length)
  const enough = hits >= Math.max(2, element.letters.length * 0.55) || (core >= 0 && coreHits >= element.core.length * 0.75)
  return enough ? { first: matched[first] as number, last: matched[last] as number } : null
}

/** A letter found far from the label's next one: it belongs to something else. */
function isStray(matched: Int32Array, i: number, step: 1 | -1): boolean {
  const next = nextFound(matched, i, step)
  return Math.abs((matched[next] as number) - (matched[i] as number)) > 6 + Math.abs(next - i)
}

function nextFound(matched: Int32Array, from: number, step: 1 | -1): number {
  let i = from + step
  while (i > 0 && i < matched.length - 1 && (matched[i] as number) < 0) i += step
  return i
}

function countFound(matched: Int32Array, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if ((matched[i] ?? -1) >= 0) n++
  return n
}

/** The last row goes on to the next text, at most a few lines down. */
function endOfLast(flow: Flow, labelEnd: number, zoneEnd: number): number {
  const line = flow.lines[Math.min(flow.lines.length - 1, lineAt(flow, labelEnd) + 60)]
  return Math.max(labelEnd, Math.min(zoneEnd, line?.end ?? zoneEnd))
}

function rowTokens(flow: Flow, labelStart: number, labelEnd: number, nextStart: number, most: number): Token[] {
  const tokens = tokensOf(flow.text, labelStart, nextStart)
  const kept: Token[] = []
  for (const token of tokens) {
    const last = kept.at(-1)
    const from = Math.max(labelEnd, last?.end ?? labelEnd)
    const foreign = token.start < labelEnd ? 0 : lettersBetween(flow.text, from, token.start)
    if (foreign > (last ? 0 : most) || kept.length > MOST_TOKENS) break
    kept.push(token)
  }
  return kept
}

function lettersBetween(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if (isHan(text.charCodeAt(i))) n++
  return n
}

/**
 * Where labels are printed without a point behind their number (2重复申请), that number stands among those of the row
 * above. Takes it away there, when no label of the table has a point.
 */
function withoutLooseNumbers(text: string, rows: RowText[]): RowText[] {
  const numbered = rows.filter((row) => row.element.number !== null)
  const pointed = numbered.filter((row) =>
    /\d\s?[.．、:：)）]\s*[“"‘「]?$/.test(text.slice(Math.max(0, row.labelStart - 6), row.labelStart)),
  )
  const bare = numbered.filter((row) =>
    new RegExp(`${row.element.number}\\s*[“"‘「]?$`).test(text.slice(Math.max(0, row.labelStart - 4), row.labelStart)),
  )
  if (pointed.length > 0 || bare.length < 3) return rows
  return rows.map((row, i) => {
    const next = rows[i + 1]
    const last = row.tokens.at(-1)
    if (!next || !last || next.element.number === null || !bare.includes(next)) return row
    const number = String(next.element.number)
    if (!last.text.endsWith(number) || /\S/.test(text.slice(last.end, next.labelStart).replace(/[“"‘「]/g, ''))) return row
    const rest = last.text.slice(0, -1)
    const kept = row.tokens.slice(0, -1)
    return { ...row, tokens: rest ? [...kept, { ...last, text: rest, end: last.end - 1 }] : kept }
  })
}
