import { type ReactElement, useEffect, useRef } from 'react'
import type { Place } from '../../law/annual-report/report.js'

interface Props {
  lines: string[]
  /** Lines to highlight, counted from 1. */
  chosen: number[]
  /** The exact place within a line, where it is known. */
  place: Place | null
  onChoose: (line: number) => void
}

/** The text of the file with its line numbers; the chosen place is marked and scrolled to. */
export function SourceLines({ lines, chosen, place, onChoose }: Props): ReactElement {
  const list = useRef<HTMLOListElement>(null)
  const first = chosen[0] ?? null
  useEffect(() => {
    if (first === null || !list.current) return
    const line = list.current.children.item(first - 1)
    if (line instanceof HTMLElement) list.current.scrollTop = line.offsetTop - list.current.offsetTop - 80
  }, [first])
  return (
    <ol ref={list} className="source-lines pane" aria-label="文件原文，按行" tabIndex={0}>
      {lines.map((text, index) => {
        const number = index + 1
        return (
          <li key={number} className={chosen.includes(number) ? 'chosen' : ''} onClick={() => onChoose(number)}>
            <span>{number}</span>
            <span>{place?.line === number ? <Marked text={text} place={place} /> : text}</span>
          </li>
        )
      })}
    </ol>
  )
}

function Marked({ text, place }: { text: string; place: Place }): ReactElement {
  if (place.from === undefined || place.to === undefined) return <>{text}</>
  return (
    <>
      {text.slice(0, place.from)}
      <mark>{text.slice(place.from, place.to)}</mark>
      {text.slice(place.to)}
    </>
  )
}
