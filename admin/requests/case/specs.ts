import type { StepName } from '../../../api/request-view.js'
import type { Spec } from './spec.js'
import { ASK_SPECS } from './specs-ask.js'
import { CHECK_SPECS } from './specs-check.js'
import { END_SPECS } from './specs-end.js'

/** The form of every step but the draft, which has one of its own. */
export const SPECS: Record<Exclude<StepName, 'draftReply'>, Spec> = { ...CHECK_SPECS, ...ASK_SPECS, ...END_SPECS }

/** The steps as a clerk thinks of them. */
export const GROUPS: { title: string; names: StepName[] }[] = [
  { title: '核实申请', names: ['confirmReceipt', 'askForCorrection', 'correct', 'askForReasons', 'giveReasons', 'merge', 'transfer'] },
  {
    title: '征求意见',
    names: ['consultThirdParty', 'consultCoMaker', 'consultOrgan', 'deliverConsultation', 'answerConsultation', 'closeConsultation'],
  },
  { title: '分工', names: ['assign', 'urge', 'partialReply', 'returnAssignment', 'handOver'] },
  { title: '期限和收费', names: ['extend', 'delayReply', 'split', 'notifyFee', 'payFee'] },
  { title: '答复', names: ['draftReply', 'approveDraft', 'returnDraft', 'issueReply', 'serveReply'] },
  { title: '结束', names: ['closeLapsed', 'withdraw', 'discloseToAll', 'convertToPetition', 'archive'] },
]

/** What is usually done next, the most pressing first: the first that is lawful is put on top. */
export const USUAL: StepName[] = [
  'confirmReceipt',
  'closeLapsed',
  'correct',
  'payFee',
  'answerConsultation',
  'closeConsultation',
  'approveDraft',
  'issueReply',
  'serveReply',
  'archive',
  'draftReply',
  'partialReply',
]
