import type { Permission } from '../../../api/permissions.js'
import type { StepName } from '../../../api/request-view.js'
import type { ReviewStep } from './events.js'

/** What a clerk needs to know of a verb before doing it. */
export interface Verb {
  title: string
  /** The article that the step rests on; null where only our own rules ask for it. */
  article: string | null
  permission: Permission
  /** Who signs. */
  signer: string
  /** The document that appears, by its number in the list of templates, or null. */
  document: { number: number; title: string } | null
}

const OFFICE = '经办人'
const HEAD = '政府信息公开工作机构负责人'
const UNIT = '承办单位'

const verb = (
  title: string,
  article: string | null,
  permission: Permission = 'request.handle',
  signer = OFFICE,
  document: Verb['document'] = null,
): Verb => ({
  title,
  article,
  permission,
  signer,
  document,
})
const doc = (number: number, title: string) => ({ number, title })

/** The verbs in the order of the procedure. */
export const VERBS = {
  confirmReceipt: verb('确认收到', '条例第三十一条', 'request.handle', OFFICE, doc(2, '登记回执')),
  askForCorrection: verb('一次性告知补正', '条例第三十条', 'request.handle', OFFICE, doc(3, '补正告知书')),
  correct: verb('登记补正', '条例第三十条'),
  consultThirdParty: verb('征求第三方意见', '条例第三十二条', 'request.handle', OFFICE, doc(6, '征求第三方意见书')),
  consultCoMaker: verb('征求共同制作机关意见', '条例第三十四条', 'request.handle', OFFICE, doc(9, '征求共同制作机关意见函')),
  consultOrgan: verb('征求其他机关意见', '条例第三十三条第三款', 'request.handle', OFFICE, doc(9, '协办函')),
  deliverConsultation: verb('登记意见书送达', '条例第三十二条'),
  answerConsultation: verb('登记意见答复', '条例第三十二条、第三十四条'),
  closeConsultation: verb('期满结束征求意见', '条例第三十二条、第三十四条'),
  askForReasons: verb('要求说明理由', '条例第三十五条', 'request.handle', OFFICE, doc(4, '说明理由告知书')),
  giveReasons: verb('登记说明的理由', '条例第三十五条'),
  delayReply: verb('确定延迟答复期限', '条例第三十五条', 'request.sign', HEAD, doc(5, '延期答复告知书')),
  extend: verb('延长答复期限', '条例第三十三条第二款', 'request.sign', HEAD, doc(5, '延期答复告知书')),
  notifyFee: verb('通知缴费', '国办函〔2020〕109号第六条', 'request.handle', OFFICE, doc(10, '收费通知书')),
  payFee: verb('登记缴费', '国办函〔2020〕109号第七条'),
  split: verb('拆分计件', '国办函〔2020〕109号第四条'),
  assign: verb('转办、会办', '条例第四十五条', 'request.handle', OFFICE, doc(25, '拟办单')),
  urge: verb('催办', null),
  returnAssignment: verb('退回转办', null, 'request.handle', UNIT),
  partialReply: verb('反馈办理意见', null, 'request.handle', UNIT),
  handOver: verb('移交他人', null),
  draftReply: verb('拟答复', '条例第三十六条', 'request.handle', OFFICE, doc(25, '审核签发单')),
  approveDraft: verb('审核同意', '条例第十七条', 'request.review.business', '审核人'),
  returnDraft: verb('审核退回', null, 'request.review.business', '审核人'),
  issueReply: verb('制发答复', '条例第三十三条'),
  serveReply: verb('登记送达', '国办公开办函〔2016〕235号', 'request.handle', OFFICE, doc(24, '送达回证')),
  withdraw: verb('登记撤回', null),
  closeLapsed: verb('逾期不再处理', '条例第三十条；国办函〔2020〕109号第六条', 'request.sign', HEAD, doc(22, '不再处理告知书')),
  convertToPetition: verb('转信访、信箱', '条例第三十九条第一款'),
  discloseToAll: verb('转为主动公开', '条例第四十四条'),
  merge: verb('并案', null),
  transfer: verb('转其他机关', '国办公开办函〔2019〕14号'),
  archive: verb('归档', '条例第四十五条'),
} as const satisfies Record<StepName, Verb>

export type VerbName = StepName

/** Who may take each step of the review. */
export const STEP_PERMISSIONS: Record<ReviewStep, Permission> = {
  business: 'request.review.business',
  legal: 'request.review.legal',
  secrecy: 'request.review.secrecy',
  head: 'request.sign',
}

/** The reply letter of each outcome, by its number in the list of templates. */
export function replyDocument(outcome: string, bases: readonly string[]): { number: number; title: string } {
  if (outcome === 'granted') return bases.includes('条例第三十六条第一项') ? doc(11, '答复书·已主动公开') : doc(12, '答复书·予以公开')
  if (outcome === 'unavailableNotHeld') {
    return bases.includes('条例第三十六条第五项') ? doc(16, '答复书·非本机关') : doc(15, '答复书·不掌握')
  }
  return REPLY_DOCUMENTS[outcome] ?? (outcome.startsWith('denied') ? doc(14, '答复书·不予公开') : doc(17, '答复书'))
}

const REPLY_DOCUMENTS: Record<string, { number: number; title: string }> = {
  partiallyGranted: doc(13, '答复书·部分公开'),
  deniedSpecialInquiry: doc(18, '答复书·登记资料查询'),
  unavailableNeedsCreation: doc(19, '答复书·需加工分析'),
  unavailableStillUnclear: doc(19, '答复书·补正后仍不明确'),
  notProcessedPetition: doc(20, '告知·信访投诉举报'),
  notProcessedDuplicate: doc(17, '答复书·重复申请'),
  notProcessedPublication: doc(21, '告知·公开出版物'),
  notProcessedExcessive: doc(17, '答复书·不予处理'),
  notProcessedReconfirm: doc(17, '答复书·不予重复处理'),
  recordCorrected: doc(23, '更正决定'),
  recordPassedOn: doc(23, '更正决定·转送'),
  recordRefused: doc(23, '更正决定·不予更正'),
}
