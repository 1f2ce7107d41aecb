import { type KeyboardEvent, type ReactElement, useState } from 'react'
import type { CellView } from '../../api/annual-report-view.js'
import { printed, typed } from '../report/figures.js'

export interface Unsaved {
  value: number | null
  refused: boolean
}

interface Props {
  cell: CellView
  /** What is on its way to the server, or was refused by it; it stays in the cell. */
  unsaved: Unsaved | undefined
  disabled: boolean
  onFocus: () => void
  /** While typing; only what is a number, or blank. */
  onType: (value: number | null) => void
  /** On leaving, when it differs from what is stored. */
  onStore: (value: number | null) => void
  /** On leaving or Escape, when nothing is to be stored. */
  onGiveUp: () => void
  /** Whether the pasted text was a block that others have taken. */
  onPaste: (text: string) => boolean
}

/** One number of the report. Enter and the arrows go down and up its column; Escape takes back what was typed. */
export function EditCell({ cell, unsaved, disabled, onFocus, onType, onStore, onGiveUp, onPaste }: Props): ReactElement {
  const shown = printed(unsaved ? unsaved.value : cell.value, cell.kind)
  const [text, setText] = useState<string | null>(null)
  const wrong = text !== null && typed(text) === undefined

  const leave = () => {
    if (wrong || (text === null && !unsaved?.refused)) return
    const value = typed(text ?? shown) ?? null
    setText(null)
    if (value === cell.value) onGiveUp()
    else onStore(value)
  }
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setText(null)
      onGiveUp()
    }
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    neighbour(event.currentTarget, step)?.focus()
  }
  return (
    <input
      className="cell-input"
      inputMode={cell.kind === 'count' ? 'numeric' : 'text'}
      autoComplete="off"
      aria-label={cell.label}
      aria-invalid={wrong || unsaved?.refused === true}
      readOnly={disabled}
      value={text ?? shown}
      title={wrong ? '请填写数字；没有就留空。' : unsaved?.refused ? '这个数没有存上，改好后离开这一格再存。' : undefined}
      onFocus={(event) => {
        event.target.select()
        onFocus()
      }}
      onChange={(event) => {
        setText(event.target.value)
        const value = typed(event.target.value)
        if (value !== undefined) onType(value)
      }}
      onBlur={leave}
      onPaste={(event) => {
        if (!disabled && onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
      }}
      onKeyDown={key}
    />
  )
}

/** The next number in the same column of the table, by where it stands. */
function neighbour(input: HTMLInputElement, step: number): HTMLInputElement | undefined {
  const { left, width, top } = input.getBoundingClientRect()
  const centre = left + width / 2
  const others = [...(input.closest('table')?.querySelectorAll<HTMLInputElement>('.cell-input') ?? [])]
    .map((other) => ({ other, box: other.getBoundingClientRect() }))
    .filter(({ box }) => box.left <= centre && box.right >= centre && (box.top - top) * step > 1)
    .sort((a, b) => (a.box.top - b.box.top) * step)
  return others[0]?.other
}
