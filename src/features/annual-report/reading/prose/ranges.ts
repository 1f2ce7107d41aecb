import type { Flow } from '../flow.js'

/** A stretch of the flow's text; `end` is exclusive. */
export interface Range {
  start: number
  end: number
}

/** A line of the flow, or what is left of it, with text on it. */
export interface Piece extends Range {
  /** Index of the flow's line. */
  line: number
  /** Whether it reaches to the line's beginning and end. */
  whole: boolean
}

/** The pieces of lines from `start` to `end` of the text that are not in `without`, blank ones left out. */
export function piecesOf(flow: Flow, start: number, end: number, without: Range[]): Piece[] {
  const cuts = without.filter((range) => range.end > start && range.start < end).sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let cut = 0
  for (let line = firstLine(flow, start); line < flow.lines.length; line++) {
    const { start: lineStart, end: lineEnd } = flow.lines[line] as Range
    if (lineStart >= end) break
    let at = Math.max(lineStart, start)
    const stop = Math.min(lineEnd, end)
    while (cut < cuts.length && (cuts[cut] as Range).end <= at) cut++
    for (let i = cut; at < stop; i++) {
      const next = cuts[i]
      const to = next && next.start < stop ? Math.max(at, next.start) : stop
      if (flow.text.slice(at, to).trim()) pieces.push({ start: at, end: to, line, whole: at === lineStart && to === lineEnd })
      if (!next || next.start >= stop) break
      at = Math.max(at, next.end)
    }
  }
  return pieces
}

/** Text without its blanks, except those that part Latin words or numbers. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, (blank, at: number) => {
    const before = text[at - 1] ?? ''
    const after = text[at + blank.length] ?? ''
    return /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after) ? ' ' : ''
  })
}

function firstLine(flow: Flow, offset: number): number {
  let low = 0
  let high = flow.lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((flow.lines[middle]?.end ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
