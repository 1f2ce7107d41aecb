import type { ReactElement } from 'react'
import type { RequestAction } from '../../../api/request-view.js'

/** What a clerk wants to know of a step before taking it. */
export function StepFacts({ action }: { action: RequestAction }): ReactElement {
  const { article, signer, document, countedIn } = action
  return (
    <ul className="step-facts">
      {article && <li>依据 {article}</li>}
      <li>{signer}办理</li>
      {document && <li>出《{document.title}》</li>}
      {countedIn && <li className="cell">计入年报：{countedIn.label}</li>}
    </ul>
  )
}
