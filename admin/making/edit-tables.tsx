import { type ReactElement, useState } from 'react'
import { fillCell, fillCells } from '../../api/annual-report.js'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { type FormTable, formTables, partsThere } from '../../law/annual-report/form.js'
import { useNotice } from '../parts/notice.js'
import { markOf, worstByCell } from '../report/figures.js'
import { ReportTable } from '../report/report-table.js'
import type { Drafting } from './draft.js'
import { EditCell, type Unsaved } from './edit-cell.js'
import { pasteBlock } from './paste.js'
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
  const notice = useNotice()
  const readOnly = actionOf(stored, 'fillCell')?.allowed !== true
  const [unsaved, setUnsaved] = useState<Record<CellPath, Unsaved>>({})
  const settle = (path: CellPath) => {
    setUnsaved(({ [path]: _, ...others }) => others)
    drafting.dropCell(path)
  }
  const store = async (path: CellPath, value: number | null) => {
    const keep = (refused: boolean) => setUnsaved((others) => ({ ...others, [path]: { value, refused } }))
    keep(false)
    if (await verbs.run(fillCell, { params: { path }, body: { value, note } })) settle(path)
    else keep(true)
  }
  const paste = (table: FormTable, path: CellPath, text: string): boolean => {
    const pasted = pasteBlock(text, path, pathRows(table))
    if (!pasted) return false
    if (pasted.left.length > 0) notice.failed(`${pasted.left.length} 处没有填进去：${pasted.left.slice(0, 5).join('、')}`)
    void verbs.run(fillCells, { body: { cells: pasted.cells, note } }, `已填 ${Object.keys(pasted.cells).length} 格。`)
    return true
  }
  const mark = (path: CellPath) =>
    [markOf(path, worst, chosen), commented.has(path) ? 'commented' : '', cells.get(path)?.value !== kept.get(path)?.value ? 'changed' : '']
      .filter(Boolean)
      .join(' ')
  const layout = live.layout
  return (
    <>
      {formTables(layout, partsThere(live.layoutParts, new Set(kept.keys()))).map((table) => (
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
                unsaved={unsaved[path]}
                disabled={readOnly}
                onFocus={() => onChoose(path)}
                onType={(value) => drafting.typeCell(path, value)}
                onStore={(value) => void store(path, value)}
                onGiveUp={() => settle(path)}
                onPaste={(text) => paste(table, path, text)}
              />
            )
          }}
        />
      ))}
    </>
  )
}

function pathRows(table: FormTable): CellPath[][] {
  return table.rows.map((row) => row.flatMap((box) => box.path ?? [])).filter((row) => row.length > 0)
}
