import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type ReactElement, useRef, useState } from 'react'
import { writeChapter } from '../../api/annual-report.js'
import type { ChapterView, ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { CellPicker } from './cell-picker.js'
import type { Drafting } from './draft.js'
import { Paragraphs } from './paragraphs.js'
import type { Verbs } from './report-query.js'
import { actionOf } from './status.js'

interface Props {
  stored: ReportView
  live: ReportView
  chapter: ChapterView
  drafting: Drafting
  verbs: Verbs
  onChoose: (cells: CellPath[]) => void
}

/** The text of a chapter, with its numbers bound to cells, and how it will read. It is stored when the field is left. */
export function ChapterEditor({ stored, live, chapter, drafting, verbs, onChoose }: Props): ReactElement {
  const [picking, setPicking] = useState(false)
  const area = useRef<TextAreaRef>(null)
  const number = chapter.number
  const text = drafting.draft.chapters[number] ?? chapter.text
  const shown = live.chapters.find((other) => other.number === number) ?? chapter
  const readOnly = actionOf(stored, 'writeChapter')?.allowed !== true
  const id = `chapter-${number}`

  const store = async (now: string) => {
    if (now === chapter.text) return drafting.dropChapter(number)
    if (await verbs.run(writeChapter, { params: { number }, body: { text: now } })) drafting.dropChapter(number)
  }
  const insert = (path: CellPath) => {
    const field = area.current?.resizableTextArea?.textArea
    const from = field?.selectionStart ?? text.length
    const to = field?.selectionEnd ?? from
    const next = `${text.slice(0, from)}{{${path}}}${text.slice(to)}`
    drafting.typeChapter(number, next)
    setPicking(false)
    void store(next)
  }
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{chapter.title}</h2>
      {!readOnly && (
        <>
          <label htmlFor={id} className="quiet">
            文字（双花括号里的数随表格变化）
          </label>
          <Input.TextArea
            id={id}
            ref={area}
            value={text}
            rows={rowsOf(text)}
            onChange={(event) => drafting.typeChapter(number, event.target.value)}
            onBlur={() => !picking && void store(text)}
          />
          <div className="buttons">
            <Button onMouseDown={(event) => event.preventDefault()} onClick={() => setPicking(true)}>
              插入表里的数……
            </Button>
          </div>
          <CellPicker view={live} title="选一格，把它的数写进文字" open={picking} onPick={insert} onClose={() => setPicking(false)} />
        </>
      )}
      <h3>印出来是这样</h3>
      <Paragraphs chapter={shown} onChoose={onChoose} />
    </section>
  )
}

const A_ROW = 40
const LEAST_ROWS = 3
const MOST_ROWS = 18

/** antd's own growing field writes inline styles, which the strict policy forbids. */
function rowsOf(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / A_ROW)), 0)
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, rows))
}
