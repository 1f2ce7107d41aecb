import type { ReactElement } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { type Check, checklistOf } from './reply-rules.js'
import type { Values } from './spec.js'

const SIGNS: Record<Check['state'], string> = { good: '✓', open: '!', none: '–' }

/** The four questions that a reviewer asks of every answer. */
export function Checklist({ view, values }: { view: RequestView; values: Values }): ReactElement {
  return (
    <section className="checklist" aria-labelledby="checklist">
      <p id="checklist" className="title">
        对照检查
      </p>
      <ul>
        {checklistOf(view, values).map(({ question, answer, state }) => (
          <li key={question} className={state}>
            <span className="sign" aria-hidden="true">
              {SIGNS[state]}
            </span>
            <span>
              {question} <strong>{answer}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
