import type { ReactElement } from 'react'
import type { ChapterView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { cellName } from '../../law/annual-report/form.js'

/** A chapter as it will be printed; a number bound to cells shows them when it is chosen, and says what is wrong with it. */
export function Paragraphs({ chapter, onChoose }: { chapter: ChapterView; onChoose?: (cells: CellPath[]) => void }): ReactElement {
  const problems = [
    ...new Set(chapter.paragraphs.flat().flatMap((piece) => (piece.kind === 'number' && piece.problem ? [piece.problem] : []))),
  ]
  return (
    <div className="narrative">
      {chapter.paragraphs.length === 0 && <p className="quiet">还没有文字。</p>}
      {chapter.paragraphs.map((pieces, index) => (
        <p key={index}>
          {pieces.map((piece, at) => {
            if (piece.kind === 'text') return <span key={at}>{piece.text}</span>
            return (
              <button
                key={at}
                type="button"
                className={`plain bound ${piece.problem ? 'problem' : ''}`}
                title={piece.problem ?? `来自${piece.cells.map((path) => `“${cellName(path, 'mixed')}”`).join('、')}`}
                aria-label={piece.problem ? `${piece.text}，${piece.problem}` : `${piece.text}，看来源`}
                onClick={() => onChoose?.(piece.cells)}
              >
                {piece.text}
              </button>
            )
          })}
        </p>
      ))}
      {problems.map((sentence) => (
        <p key={sentence} className="problem">
          {sentence}
        </p>
      ))}
    </div>
  )
}
