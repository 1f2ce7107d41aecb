import type { DocumentStepName, DocumentView } from '../../../api/publishing-view.js'

/** What the forms of the steps hold; each uses some of it. */
export interface StepValues {
  remark?: string
  reasons?: string
  reason?: string
  opinion?: string
  step?: string
  /** Of a clock in China, as the field has it: 2026-11-23T15:00. */
  at?: string
  kind?: string
  validity?: string
  on?: string
  act?: { documentId?: string; title?: string }
}

/** The day in China. */
export const todayInChina = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())

/** What a form begins with. */
export function initialOf(name: DocumentStepName, view: DocumentView, secrecyOfMine: boolean): StepValues {
  const { step, secrecyOpen } = view.summary
  switch (name) {
    case 'returnDocument':
      return { step: secrecyOpen && (secrecyOfMine || step === null) ? 'secrecy' : (step ?? 'secrecy') }
    case 'clearSecrecy':
      return { opinion: '经审查，不涉密，可以公开。' }
    case 'changeValidity':
      return { validity: 'repealed', on: todayInChina() }
    default:
      return {}
  }
}

/** The body of a step but for the version seen. */
export function bodyOf(name: DocumentStepName, values: StepValues, view: DocumentView): Record<string, unknown> {
  const { remark = '', reasons = '', reason = '', opinion = '', step, at = '', kind, validity, on, act } = values
  switch (name) {
    case 'approveDocument':
      return { step: view.summary.step, remark }
    case 'returnDocument':
      return { step, reasons }
    case 'clearSecrecy':
      return { opinion }
    case 'forcePublish':
    case 'askRestoration':
      return { reason }
    case 'schedulePublication':
      return { at: `${at}:00+08:00` }
    case 'cancelSchedule':
    case 'refuseRestoration':
      return { reasons }
    case 'withdrawDocument':
      return { kind, reason }
    case 'changeValidity':
      return { validity, on, act: { documentId: act?.documentId || null, title: act?.title ?? '' } }
    default:
      return {}
  }
}
