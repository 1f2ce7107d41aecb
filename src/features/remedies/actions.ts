import { can, type Grant, type Permission } from '../../../api/permissions.js'
import { REMEDY_STEPS, type RemedyAction, type RemedyStepName } from '../../../api/remedy-view.js'
import { addDays } from '../../../law/day.js'
import { resultsOf } from '../../../law/remedy-results.js'
import { Refused } from '../../platform/errors/errors.js'
import type { RefusalText } from '../../platform/feature.js'
import type { Now } from '../requests/index.js'
import { articleOf } from './articles.js'
import { decisionDue } from './duties.js'
import type { RemedyEvent, RemedyState } from './events.js'
import { carryOut, changeProcedure, decide, extendPeriod, fileEvidence, fileReply, openAppeal, openRetrial, voidRemedy } from './remedy.js'
import { REFUSALS } from './words.js'

/** What a clerk needs to know of a verb before doing it. */
interface Verb {
  title: string
  /** What it records; its article is the verb's. */
  event: RemedyEvent['type']
  permission: Permission
  signer: string
}

const verb = (title: string, event: Verb['event'], permission: Permission = 'remedy.handle', signer = '经办人'): Verb => ({
  title,
  event,
  permission,
  signer,
})

export const VERBS: Record<RemedyStepName, Verb> = {
  fileReply: verb('登记答复、答辩', 'ReplyFiled'),
  fileEvidence: verb('补交证据', 'EvidenceFiled'),
  changeProcedure: verb('变更程序', 'ProcedureChanged'),
  extendPeriod: verb('登记复议延期', 'PeriodExtended'),
  decide: verb('登记结果', 'RemedyDecided'),
  openAppeal: verb('登记上诉', 'AppealOpened'),
  openRetrial: verb('登记再审', 'RetrialOpened'),
  carryOut: verb('登记履行情况', 'OrderCarriedOut'),
  voidRemedy: verb('登记作废', 'RemedyVoided', 'remedy.void', '政府信息公开工作机构负责人'),
}

/** Who asks, for which organ's remedy. */
export interface Asking {
  grants: readonly Grant[]
  organPath: string
  now: Now
}

const TRIED = '这里写明具体的内容和说明'

/** Every verb with its answer: each is tried on a harmless example and its refusal is told. */
export function actionsFor(state: RemedyState, { grants, organPath, now }: Asking): RemedyAction[] {
  const examples = examplesFor(state, now)
  return REMEDY_STEPS.map((name) => {
    const { title, event, signer, permission } = VERBS[name]
    const article = articleOf(event, state.kind)
    const told = { name, title, article, signer }
    if (!can(grants, permission, organPath)) return { ...told, allowed: false, code: 'role-needed', message: `这一步要由${signer}办理。` }
    return { ...told, ...attempt(examples[name]) }
  })
}

function examplesFor(state: RemedyState, now: Now): Record<RemedyStepName, () => unknown> {
  const { today } = now
  const stage = state.stages.at(-1)
  const result = resultsOf(stage?.stage ?? 'review')[0]?.key ?? ''
  const until = stage && decisionDue(stage, now.calendar)?.due
  const start = {
    body: TRIED,
    caseNo: TRIED,
    procedure: 'ordinary',
    notifiedOn: today,
    acceptedOn: null,
    by: 'organ',
    answerBy: null,
  } as const
  return {
    fileReply: () => fileReply(state, { on: today, documentNo: '' }, now),
    fileEvidence: () => fileEvidence(state, { on: today, what: TRIED }, now),
    changeProcedure: () => changeProcedure(state, { on: today, to: stage?.procedure === 'simple' ? 'ordinary' : 'simple' }, now),
    extendPeriod: () => extendPeriod(state, { on: today, until: addDays(until && until > today ? until : today, 1) }, now),
    decide: () => decide(state, { on: today, servedOn: today, result, documentNo: '', orders: [] }, now),
    openAppeal: () => openAppeal(state, start, now),
    openRetrial: () => openRetrial(state, start, now),
    carryOut: () => carryOut(state, { order: openOrder(state), on: today, how: TRIED, requestId: null }, now),
    voidRemedy: () => voidRemedy(state, TRIED),
  }
}

/** The first order that is not carried out; else the first there is, so that the refusal says what is so. */
function openOrder(state: RemedyState): number {
  return Math.max(
    0,
    state.orders.findIndex((order) => order.doneOn === null),
  )
}

function attempt(verb: () => unknown): Pick<RemedyAction, 'allowed'> & Partial<RemedyAction> {
  try {
    verb()
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text: RefusalText | undefined = REFUSALS[error.code]
    const message = typeof text === 'function' ? text(error.data) : (text ?? '按规定现在不能这样办理。')
    return { allowed: false, code: error.code, ...(error.article === null ? {} : { article: error.article }), message }
  }
}
