import type { ReactElement } from 'react'
import { fillCell } from '../../api/annual-report.js'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { formTables } from '../../law/annual-report/form.js'
import { markOf, worstByCell } from '../report/figures.js'
import { ReportTable } from '../report/report-table.js'
import type { Drafting } from './draft.js'
import { EditCell } from './edit-cell.js'
import type { Verbs } from './report-query.js'
import { actionOf } from './status.js'

interface Props {
  stored: ReportView
  live: ReportView
  drafting: Drafting
  verbs: Verbs
  /** Where the numbers come from that are typed now. */
  note: string
  chosen: CellPath[]
  onChoose: (path: CellPath) => void
}

/** The three tables to fill in. A number is stored when its cell is left. */
export function EditTables({ stored, live, drafting, verbs, note, chosen, onChoose }: Props): ReactElement {
  const cells = new Map(live.cells.map((cell) => [cell.path, cell]))
  const kept = new Map(stored.cells.map((cell) => [cell.path, cell]))
  const worst = worstByCell(live.findings)
  const commented = new Set(stored.comments.map((comment) => comment.path))
  const readOnly = actionOf(stored, 'fillCell')?.allowed !== true

  const store = async (path: CellPath, value: number | null) => {
    await verbs.run(fillCell, { params: { path }, body: { value, note } })
    drafting.dropCell(path)
  }
  const mark = (path: CellPath) =>
    [markOf(path, worst, chosen), commented.has(path) ? 'commented' : '', cells.get(path)?.value !== kept.get(path)?.value ? 'changed' : '']
      .filter(Boolean)
      .join(' ')
  const layout = live.layout
  return (
    <>
      {formTables(layout, live.layoutParts).map((table) => (
        <ReportTable
          key={table.key}
          table={table}
          mark={mark}
          cell={(path) => {
            const cell = path in drafting.draft.cells ? kept.get(path) : cells.get(path)
            if (!cell) return null
            return (
              <EditCell
                cell={cell}
                disabled={readOnly}
                onFocus={() => onChoose(path)}
                onType={(value) => drafting.typeCell(path, value)}
                onStore={(value) => void store(path, value)}
                onGiveUp={() => drafting.dropCell(path)}
              />
            )
          }}
        />
      ))}
    </>
  )
}
