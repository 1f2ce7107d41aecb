import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { FormReport, FormTable } from './form.js'

/** The report as a Word file with real row and column spans. */
export async function formDocx(report: FormReport): Promise<Buffer> {
  const children = report.parts.map((part) => (typeof part === 'string' ? new Paragraph(part) : docxTable(part)))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

function docxTable(table: FormTable): Table {
  const width = (table[0] ?? []).reduce((sum, cell) => sum + cell.colSpan, 0)
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: Array.from({ length: width }, () => Math.floor(9000 / width)),
    rows: table.map(
      (row) =>
        new TableRow({
          children: row.map(
            (cell) => new TableCell({ children: [new Paragraph(cell.text)], columnSpan: cell.colSpan, rowSpan: cell.rowSpan }),
          ),
        }),
    ),
  })
}
