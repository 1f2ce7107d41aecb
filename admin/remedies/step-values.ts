import type { RemedyStepName, RemedyView } from '../../api/remedy-view.js'
import { today } from '../making/status.js'

/** What the forms of the steps hold, by field. */
export interface StepValues {
  on?: string
  servedOn?: string
  until?: string
  documentNo?: string
  what?: string
  to?: string
  result?: string
  perform?: string
  performBy?: string
  opinion?: string
  body?: string
  caseNo?: string
  by?: string
  notifiedOn?: string
  acceptedOn?: string
  answerBy?: string
  order?: number
  how?: string
  requestId?: string
  reasons?: string
}

export function initialOf(name: RemedyStepName, view: RemedyView): StepValues {
  const stage = view.stages.at(-1)
  switch (name) {
    case 'changeProcedure':
      return { on: today(), to: stage?.procedure === 'simple' ? 'ordinary' : 'simple' }
    case 'decide':
      return { on: today(), servedOn: today() }
    case 'openAppeal':
    case 'openRetrial':
      return { notifiedOn: today() }
    case 'carryOut':
      return {
        on: today(),
        order: Math.max(
          0,
          view.orders.findIndex((order) => order.doneOn === null),
        ),
      }
    case 'voidRemedy':
      return {}
    default:
      return { on: today() }
  }
}

/** The body of a step; what was left empty is not said. */
export function bodyOfStep(name: RemedyStepName, values: StepValues): object {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
  if (name !== 'decide') return said
  const { perform, performBy, opinion, ...rest } = said
  const orders = [
    ...(perform ? [{ kind: 'perform', what: perform, dueOn: performBy ?? null }] : []),
    ...(opinion ? [{ kind: 'opinion', what: opinion }] : []),
  ]
  return { ...rest, orders }
}
