import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type ReactElement, useRef, useState } from 'react'
import { writeChapter } from '../../api/annual-report.js'
import type { ChapterView, ReportView } from '../../api/annual-report-view.js'
import { type CellPath, layoutOfYear } from '../../law/annual-report/cells.js'
import { reference, toTemplate, toWords } from './binding.js'
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
  const layout = layoutOfYear(stored.year)
  const [typedText, setTypedText] = useState<string | null>(null)
  const text = typedText ?? toWords(drafting.draft.chapters[number] ?? chapter.text, layout)
  const shown = live.chapters.find((other) => other.number === number) ?? chapter
  const readOnly = actionOf(stored, 'writeChapter')?.allowed !== true
  const id = `chapter-${number}`

  const type = (now: string) => {
    setTypedText(now)
    drafting.typeChapter(number, toTemplate(now, layout))
  }
  const store = async (now: string) => {
    setTypedText(null)
    const template = toTemplate(now, layout)
    if (template === chapter.text) return drafting.dropChapter(number)
    if (await verbs.run(writeChapter, { params: { number }, body: { text: template } })) drafting.dropChapter(number)
  }
  const insert = (path: CellPath) => {
    const field = area.current?.resizableTextArea?.textArea
    const from = field?.selectionStart ?? text.length
    const to = field?.selectionEnd ?? from
    const next = text.slice(0, from) + reference(path, layout) + text.slice(to)
    type(next)
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
            onChange={(event) => type(event.target.value)}
            onBlur={() => !picking && void store(text)}
          />
          <div className="buttons">
            <Button onMouseDown={(event) => event.preventDefault()} onClick={() => setPicking(true)}>
              插入表里的数……
            </Button>
          </div>
          <details>
            <summary>双花括号里还可以怎么写</summary>
            <ul>
              <li>{'{{「甲」 + 「乙」}}：两格的和，加减乘除和括号都可以'}</li>
              <li>{'{{上年「甲」}}：上年报告的同一格'}</li>
              <li>{'{{percent(「甲」, 「乙」)}}：甲占乙的百分比'}</li>
              <li>{'{{change(「甲」, 上年「甲」)}}：增加3、减少2或持平'}</li>
              <li>{'{{rate(「甲」, 上年「甲」)}}：增长50%、下降20%或持平'}</li>
            </ul>
          </details>
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
