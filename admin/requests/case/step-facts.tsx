import type { ReactElement } from 'react'
import type { RequestAction } from '../../../api/request-view.js'
import { StepFacts } from '../../parts/steps.js'

/** What a clerk wants to know of a step before taking it, with the document and the cell of the annual report that it leads to. */
export function CaseStepFacts({ action }: { action: RequestAction }): ReactElement {
  const { document, countedIn } = action
  return (
    <StepFacts step={action}>
      {document && <li>出《{document.title}》</li>}
      {countedIn && <li className="cell">计入年报：{countedIn.label}</li>}
    </StepFacts>
  )
}
