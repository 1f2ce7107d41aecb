import writeXlsxFile, { type SheetData } from 'write-excel-file/node'

/** A workbook larger than this is no list any more. */
export const MOST_ROWS = 10_000

/** A column: its head, its width in signs, and what stands in it. */
export type ListingColumn<Row> = [head: string, width: number, value: (row: Row) => string | number]

interface Listing<Row> {
  sheet: string
  about: string
  columns: ListingColumn<Row>[]
}

/**
 * A list as a workbook: a first line that says what it is, a frozen head, days as days, numbers as numbers, everything else as text, so that no sign that somebody
 * typed becomes a formula.
 */
export function listingWorkbook<Row>(listing: Listing<Row>, rows: readonly Row[]): Promise<Buffer> {
  return workbookOf([listingSheet(listing, rows)])
}

/** The same as one sheet among several. */
export function listingSheet<Row>({ sheet, about, columns }: Listing<Row>, rows: readonly Row[]) {
  const data: SheetData = [
    [{ value: about, type: String }],
    columns.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map(([, , value]) => cell(value(row)))),
  ]
  return { data, sheet, columns: columns.map(([, width]) => ({ width })), stickyRowsCount: 2 }
}

export function workbookOf(sheets: ReturnType<typeof listingSheet>[]): Promise<Buffer> {
  return writeXlsxFile(sheets).toBuffer()
}

function cell(text: string | number): SheetData[number][number] {
  if (typeof text === 'number') return { value: text, type: Number }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return text === '' ? null : { value: text, type: String }
}
