import type { ReactElement, ReactNode } from 'react'
import type { CellPath, Column } from '../../law/annual-report/cells.js'
import type { FormBox, FormTable } from '../../law/annual-report/form.js'
import './report.css'

const ORDINAL = { table2: '表二', table3: '表三', table4: '表四' }

interface Props {
  table: FormTable
  /** What stands in the place of a number. */
  cell: (path: CellPath, kind: Column['kind']) => ReactNode
  /** Class names that mark a number: found, chosen, changed. */
  mark?: (path: CellPath) => string
}

/** One table of the report as the official form prints it, merged headings and all; what stands in the cells is the caller's. */
export function ReportTable({ table, cell, mark }: Props): ReactElement {
  const row = (boxes: FormBox[], index: number) => (
    <tr key={index}>
      {boxes.map((box) =>
        box.path && box.kind ? (
          <td key={box.path} colSpan={box.colSpan} data-path={box.path} className={mark?.(box.path) ?? ''}>
            {cell(box.path, box.kind)}
          </td>
        ) : (
          <th
            key={`${box.heads}-${box.text}-${boxes.indexOf(box)}`}
            colSpan={box.colSpan}
            rowSpan={box.rowSpan}
            scope={SCOPE[box.heads ?? 'row']}
          >
            {box.text}
          </th>
        ),
      )}
    </tr>
  )
  return (
    <div role="group" className="scroll" tabIndex={0} aria-label={`${ORDINAL[table.key]}，可左右滚动`}>
      <table className={`report-table ${table.key}`}>
        <caption>{table.caption}</caption>
        {table.headRows > 0 && <thead>{table.rows.slice(0, table.headRows).map(row)}</thead>}
        <tbody>{table.rows.slice(table.headRows).map(row)}</tbody>
      </table>
    </div>
  )
}

const SCOPE = { column: 'col', columns: 'colgroup', row: 'row', rows: 'rowgroup' } as const
