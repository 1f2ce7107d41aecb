import type { ReactElement } from 'react'
import type { CellPath, Layout, ReportLayout } from '../../law/annual-report/cells.js'
import { cellName, formTables, partsThere } from '../../law/annual-report/form.js'
import { ReportTable } from './report-table.js'

interface Props {
  layout: ReportLayout
  parts: Record<string, Layout>
  /** The cells that the report has. */
  there: ReadonlySet<CellPath>
  /** What stands in a cell, as it is to be read. */
  text: (path: CellPath, kind: 'count' | 'signed' | 'money') => string
  mark: (path: CellPath) => string
  onChoose: (path: CellPath) => void
}

/** The three tables to look at: every cell can be chosen, by mouse or keyboard. */
export function ViewTables({ layout, parts, there, text, mark, onChoose }: Props): ReactElement {
  return (
    <>
      {formTables(layout, partsThere(parts, there)).map((table) => (
        <ReportTable
          key={table.key}
          table={table}
          mark={mark}
          cell={(path, kind) => {
            const value = text(path, kind)
            return (
              <button
                type="button"
                className="cell-value"
                aria-label={`${cellName(path, layout)}：${value || '空白'}`}
                onClick={() => onChoose(path)}
              >
                {value}
              </button>
            )
          }}
        />
      ))}
    </>
  )
}
