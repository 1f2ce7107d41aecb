import { Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { computeFigures, fillCells } from '../../api/annual-report.js'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { ActionButton } from '../parts/action-button.js'
import { ChapterEditor } from './chapter-editor.js'
import { useDraft, useLive } from './draft.js'
import { EditTables } from './edit-tables.js'
import type { Verbs } from './report-query.js'
import { type Chosen, Side } from './side.js'
import { actionOf } from './status.js'

interface Props {
  stored: ReportView
  verbs: Verbs
  part: 'tables' | 'text'
  /** A cell that a link asked for. */
  cell: CellPath | undefined
}

/** Tables or text on the left; findings, the chosen cell and last year on the right; all of it follows the typing. */
export function ComposePart({ stored, verbs, part, cell }: Props): ReactElement {
  const drafting = useDraft()
  const live = useLive(stored, drafting.draft)
  const [chosen, setChosen] = useState<Chosen>({ fingerprint: null, cells: cell ? [cell] : [] })
  const [note, setNote] = useState('')
  useEffect(() => {
    if (cell) show(cell)
  }, [cell])
  const choose = (next: Chosen) => {
    setChosen(next)
    if (next.cells[0]) show(next.cells[0])
  }
  const blank = stored.cells.filter((candidate) => candidate.value === null).map((candidate) => candidate.path)
  const fill = actionOf(stored, 'fillCell')
  const suggested = stored.cells.filter((candidate) => candidate.suggestion).length
  return (
    <div className="side-by-side wide-left">
      <div>
        {part === 'tables' && (
          <section className="card" aria-label="三张表">
            {fill?.allowed && (
              <div className="filters">
                <div className="field wide">
                  <label htmlFor="note">填报依据（随后填的数都记上它）</label>
                  <Input
                    id="note"
                    value={note}
                    maxLength={500}
                    placeholder="例如：依申请公开台账"
                    onChange={(event) => setNote(event.target.value)}
                  />
                </div>
                {suggested > 0 && (
                  <ActionButton
                    action={actionOf(stored, 'computeFigures')}
                    label={`采用 ${suggested} 个算出的数`}
                    busy={verbs.busy}
                    onAct={() => void verbs.run(computeFigures, {}, '已采用。')}
                  />
                )}
                {blank.length > 0 && (
                  <ActionButton
                    action={fill}
                    label={`空白的 ${blank.length} 格填 0`}
                    busy={verbs.busy}
                    onAct={() =>
                      void verbs.run(
                        fillCells,
                        { body: { cells: Object.fromEntries(blank.map((path) => [path, 0])), note } },
                        '空白的格已填 0。',
                      )
                    }
                  />
                )}
              </div>
            )}
            <EditTables
              stored={stored}
              live={live}
              drafting={drafting}
              verbs={verbs}
              note={note}
              chosen={chosen.cells}
              onChoose={(path) => setChosen({ fingerprint: null, cells: [path] })}
            />
          </section>
        )}
        {part === 'text' &&
          stored.chapters.map((chapter) => (
            <ChapterEditor
              key={chapter.number}
              stored={stored}
              live={live}
              chapter={chapter}
              drafting={drafting}
              verbs={verbs}
              onChoose={(cells) => setChosen({ fingerprint: null, cells })}
            />
          ))}
      </div>
      <div className="stay">
        <Side live={live} verbs={verbs} chosen={chosen} onChoose={choose} />
      </div>
    </div>
  )
}

function show(path: CellPath): void {
  document.querySelector(`td[data-path="${CSS.escape(path)}"]`)?.scrollIntoView({ block: 'center', inline: 'center' })
}
