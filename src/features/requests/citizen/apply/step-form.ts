import { Fault } from '../../../../platform/errors/errors.js'
import type { Page } from '../../../../platform/html/page.js'
import type { FormPage, FormState, Submission } from '../../../../platform/http/mount.js'
import type { Draft } from './draft.js'
import { baseOf, mayOpen, nextStep, type StepKey, type Visit, visitAgain, visitOf } from './visit.js'
import { anyFields } from './who-page.js'

/** A visitor who is writing. */
export type Writing = Visit & { draft: Draft }

type Fielded = typeof anyFields

interface StepForm {
  step: Exclude<StepKey, 'shui'>
  upload?: string[]
  /** From one address: a whole service hall, or a city's phones, may share one. */
  perMinute?: number
  /** Without a draft only where the database is away and the form comes back with its own words. */
  page: (visit: Visit, state: FormState) => Promise<Page> | Page
  /** Where to go on. */
  submit: (visit: Writing, submission: Submission<Fielded>) => Promise<string>
}

/** A page of the application behind the first: nobody gets to it, by link or by forged form, before those ahead of it are answered. */
export function stepForm({ step, upload, perMinute, page, submit }: StepForm): FormPage<Fielded> {
  return {
    path: `/zfxxgk/:organ/ysqgk/shenqing/${step}`,
    schema: anyFields,
    ...(upload ? { upload } : {}),
    perMinute: perMinute ?? 120,
    page: async (state) => {
      const visit = await visitAgain(state)
      if (!visit) return null
      return (visit.away ? null : elsewhere(visit, step)) ?? page(visit, state)
    },
    submit: async (submission) => {
      const visit = await visitOf(submission)
      if (!visit) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
      return elsewhere(visit, step) ?? submit(visit as Writing, submission)
    },
  }
}

/** The page that comes before, or the receipt of what is submitted already. */
function elsewhere({ organ, draft }: Visit, step: StepKey): string | null {
  const base = baseOf(organ)
  if (draft === null) return `${base}?meiyou=1`
  if (draft.requestId !== null) return `${base}/huizhi`
  return mayOpen(draft.answers, step) ? null : `${base}/${nextStep(draft.answers)}`
}
