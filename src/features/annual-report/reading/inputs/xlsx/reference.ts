/** A block of cells, rows and columns from 0, both ends included. */
export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

/** `B3:D5` or `B3`; null for anything else. */
export function parseRange(text: string): Range | null {
  const [from = '', to = from] = text.split(':')
  const first = parseReference(from)
  const last = parseReference(to)
  return first && last ? { top: first.row, left: first.column, bottom: last.row, right: last.column } : null
}

/** `AB12` → row 11, column 27; null for anything else. */
export function parseReference(text: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text)
  if (!match) return null
  const column = [...(match[1] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]) - 1, column: column - 1 }
}
