import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'
import type { FormReport, FormTable } from './form.js'

/** The report as an Excel file of one sheet, numbers as numbers, spans merged. */
export async function formXlsx(report: FormReport): Promise<Buffer> {
  const rows = report.parts.flatMap((part): SheetData => (typeof part === 'string' ? [[{ value: part, type: String }]] : sheetRows(part)))
  return writeXlsxFile(rows).toBuffer()
}

/** Spans as the writer wants them: the covered positions stand as null in every row. */
function sheetRows(table: FormTable): SheetData {
  const rows: (Cell | undefined)[][] = table.map(() => [])
  table.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (rows[y]?.[x] !== undefined) x += 1
      const { colSpan, rowSpan } = cell
      for (let v = y; v < y + rowSpan; v += 1) for (let u = x; u < x + colSpan; u += 1) (rows[v] as Cell[])[u] = null
      const number = /^-?\d+(\.\d+)?$/.test(cell.text)
      const value = number
        ? { value: Number(cell.text), type: Number }
        : { ...(cell.text === '' ? {} : { value: cell.text }), type: String }
      ;(rows[y] as Cell[])[x] = { ...value, ...(colSpan > 1 ? { columnSpan: colSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }
      x += colSpan
    }
  })
  return rows.map((row) => Array.from(row, (cell) => cell ?? null))
}
