import { can, type Grant, type Permission } from '../../../api/permissions.js'
import { layoutOfYear, table3Path } from '../../../law/annual-report/cells.js'
import { addDays, yearOf } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'
import { assign, handOver, partialReply, returnAssignment, urge } from './assignment.js'
import { type CountedIn, cellOfOutcome } from './cells.js'
import { awaitsPayment } from './clock.js'
import {
  answerConsultation,
  closeConsultation,
  consultCoMaker,
  consultOrgan,
  consultThirdParty,
  deliverConsultation,
  openConsultations,
} from './consultation.js'
import { archive, closeLapsed, convertToPetition, discloseToAll, lapsed, merge, transfer, withdraw } from './ending.js'
import type { RequestState } from './events.js'
import { notifyFee, payFee, split } from './fee.js'
import { mustRun, type Now } from './guards.js'
import { askForCorrection, askForReasons, confirmReceipt, correct, delayReply, extend, giveReasons } from './request.js'
import { approveDraft, issueReply, nextStep, returnDraft, serveReply } from './review.js'
import { replyDocument, STEP_PERMISSIONS, VERBS, type VerbName } from './verbs.js'
import { REFUSALS, REVIEW_NAMES } from './words.js'

/** A step with all that a clerk wants to know before taking it. Not allowed: code and sentence say why. */
export interface Action {
  name: VerbName
  title: string
  allowed: boolean
  article: string | null
  signer: string
  document: { number: number; title: string } | null
  countedIn: CountedIn | null
  code?: string
  message?: string
}

/** Who asks, for which case. */
export interface Asking {
  userId: string
  grants: readonly Grant[]
  organPath: string
  /** Units that were asked to help and for which the caller works. */
  units: readonly string[]
  now: Now
}

const TRIED = '这里写明具体的理由和说明'

/** Every verb with its answer: each is tried on a harmless example and its refusal is told. */
export function actionsFor(state: RequestState, asking: Asking): Action[] {
  const examples = examplesFor(state, asking)
  return (Object.keys(VERBS) as VerbName[]).map((name) => {
    const { title, article, signer, document } = VERBS[name]
    const base = {
      name,
      title,
      article,
      signer: name.endsWith('Draft') ? reviewerOf(state) : signer,
      document: documentOf(state, name) ?? document,
    }
    const told = { ...base, countedIn: countedIn(state, name, asking.now) }
    const permission = permissionOf(state, name)
    const unit = asking.units.length > 0 && (name === 'partialReply' || name === 'returnAssignment')
    if (!unit && !can(asking.grants, permission, asking.organPath)) {
      return { ...told, allowed: false, code: 'role-needed', message: `这一步要由${told.signer}办理。` }
    }
    return { ...told, ...attempt(examples[name]) }
  })
}

/** The permission a verb needs in the state that the request is in: a review step needs its own. */
export function permissionOf(state: RequestState, name: VerbName): Permission {
  if (name !== 'approveDraft' && name !== 'returnDraft') return VERBS[name].permission
  return STEP_PERMISSIONS[nextStep(state.draft) ?? 'business']
}

function examplesFor(state: RequestState, { userId, units, now, grants, organPath }: Asking): Record<VerbName, () => unknown> {
  const { today } = now
  const tomorrow = addDays(today, 1)
  const consultation = openConsultations(state)[0]?.id ?? ''
  const step = nextStep(state.draft) ?? 'business'
  const unit = units[0] ?? state.assigned.find((one) => one.reply === null)?.to ?? ''
  const signs = can(grants, 'request.sign', organPath) ? TRIED : ''
  return {
    confirmReceipt: () => confirmReceipt(state, state.channel === 'online' ? today : (state.submittedOn ?? today), now),
    askForCorrection: () => askForCorrection(state, { items: [TRIED], dueOn: tomorrow, lateReason: signs }, now),
    correct: () => correct(state, { on: today, wordsHash: '' }, now),
    consultThirdParty: () => consultThirdParty(state, '示例', TRIED, now),
    consultCoMaker: () => consultCoMaker(state, '示例', TRIED, now),
    consultOrgan: () => consultOrgan(state, '示例', TRIED, now),
    deliverConsultation: () => deliverConsultation(state, consultation, today, now),
    answerConsultation: () => answerConsultation(state, consultation, { opinion: 'consents', reasons: '', on: today }, now),
    closeConsultation: () => closeConsultation(state, consultation, now),
    askForReasons: () => askForReasons(state, { facts: TRIED, dueOn: tomorrow }, now),
    giveReasons: () => giveReasons(state, { on: today, wordsHash: '' }, now),
    delayReply: () => delayReply(state, { until: addDays(today, 366), reasons: TRIED, consentedBy: TRIED }, now),
    extend: () => extend(state, { days: 1, reasons: TRIED, consentedBy: TRIED }, now),
    notifyFee: () => notifyFee(state, { method: 'items', before: 10 }, now),
    payFee: () => payFee(state, { on: today, yuan: state.fee?.yuan ?? 0 }, now),
    split: () => split(state, 2, TRIED),
    assign: () => assign(state, { to: '示例', toName: '示例', joint: true, dueOn: null }, now),
    urge: () => urge(state, state.assigned.find((one) => one.reply === null)?.to ?? '', now),
    returnAssignment: () => returnAssignment(state, unit, TRIED),
    partialReply: () => partialReply(state, unit, TRIED),
    handOver: () => handOver(state, '示例', '示例'),
    draftReply: () => mustRun(state),
    approveDraft: () => approveDraft(state, step, userId),
    returnDraft: () => returnDraft(state, step, TRIED, userId),
    issueReply: () => issueReply(state, '', now),
    serveReply: () => serveReply(state, { mode: 'direct', on: today, evidence: TRIED, byPostOffice: true }, now),
    withdraw: () => withdraw(state, today, now),
    closeLapsed: () => closeLapsed(state, '', now),
    convertToPetition: () => convertToPetition(state, { to: 'petition', reference: TRIED }, now),
    discloseToAll: () => discloseToAll(state, TRIED, now),
    merge: () => merge(state, 'this', { id: 'other', sameApplicant: true, state: { ...state, status: 'open' } }, TRIED, now),
    transfer: () => transfer(state, { toOrgan: '示例', to: '', agreement: TRIED }, now),
    archive: () => archive(state, TRIED, now),
  }
}

function attempt(verb: () => unknown): Pick<Action, 'allowed'> & Partial<Action> {
  try {
    verb()
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text = REFUSALS[error.code]
    const message = typeof text === 'function' ? text(error.data) : (text ?? '按规定现在不能这样办理。')
    return { allowed: false, code: error.code, ...(error.article === null ? {} : { article: error.article }), message }
  }
}

function reviewerOf(state: RequestState): string {
  const step = nextStep(state.draft)
  return step === null ? '审核人' : `${REVIEW_NAMES[step]}人`.replace('签发人', '')
}

function documentOf(state: RequestState, name: VerbName): Action['document'] {
  if (name !== 'issueReply' || state.draft === null) return null
  return replyDocument(state.draft.reply.outcome, state.draft.reply.bases)
}

/** Where the step makes the request count; practice cases and corrections of records count nowhere. */
function countedIn(state: RequestState, name: VerbName, now: Now): CountedIn | null {
  if (state.practice || state.kind === 'record-correction') return null
  const layout = layoutOfYear(yearOf(now.today))
  const outcome = (key: string | undefined) => (key === undefined ? null : cellOfOutcome(key, state.applicantKind, layout))
  switch (name) {
    case 'confirmReceipt':
      return { path: table3Path('newReceived', state.applicantKind), label: '一' }
    case 'issueReply':
      return outcome(state.draft?.reply.outcome)
    case 'closeLapsed':
      return outcome(lapsed(state, now) ?? (awaitsPayment(state) ? 'otherFeeUnpaid' : 'otherCorrectionLapsed'))
    case 'withdraw':
      return state.receivedOn === null ? null : outcome('otherMisc')
    default:
      return null
  }
}
