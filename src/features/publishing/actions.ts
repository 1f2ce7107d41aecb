import { can, type Grant, type Permission } from '../../../api/permissions.js'
import { DOCUMENT_STEPS, type DocumentAction, type DocumentStepName } from '../../../api/publishing-view.js'
import { GATES } from '../../../api/publishing-words.js'
import { Refused } from '../../platform/errors/errors.js'
import type { DocumentState } from './document/events.js'
import type { Now } from './document/guards.js'
import { cancelSchedule, forcePublish, publishDocument, schedulePublication } from './document/publishing.js'
import { approveDocument, clearSecrecy, nextStep, returnDocument } from './document/review.js'
import { askRestoration, changeValidity, refuseRestoration, restoreDocument, withdrawDocument } from './document/takedown.js'
import { beginChange, dropWork, recallDocument, submitDocument } from './document/writing.js'
import { REFUSALS } from './words.js'

/** What a clerk needs to know of a step before taking it. */
interface Step {
  title: string
  article: string | null
  permission: Permission
  signer: string
}

const step = (title: string, permission: Permission, signer: string, article: string | null = null): Step => ({
  title,
  article,
  permission,
  signer,
})

export const STEPS: Record<DocumentStepName, Step> = {
  submitDocument: step('送审', 'publish.write', '起草人', '条例第十七条'),
  recallDocument: step('撤回修改', 'publish.write', '起草人'),
  approveDocument: step('审核同意', 'publish.review.first', '审核人', '条例第十七条'),
  returnDocument: step('审核退回', 'publish.view', '审核人', '条例第十七条'),
  clearSecrecy: step('保密审查通过', 'publish.secrecy', '保密审查人', '保密法第三十五条'),
  publishDocument: step('发布', 'publish.release', '发布人', '条例第十九条、第二十六条'),
  forcePublish: step('强制发布', 'publish.force', '信息公开机构负责人', '条例第十七条'),
  schedulePublication: step('定时发布', 'publish.release', '发布人'),
  cancelSchedule: step('取消定时发布', 'publish.release', '发布人'),
  beginChange: step('开始修改', 'publish.write', '起草人'),
  dropWork: step('放弃草稿', 'publish.write', '起草人'),
  withdrawDocument: step('撤下', 'publish.withdraw', '经办人或审核人', '条例第十四条、第十五条'),
  askRestoration: step('申请恢复', 'publish.withdraw', '经办人或审核人'),
  restoreDocument: step('同意恢复', 'publish.restore', '另一位审核人'),
  refuseRestoration: step('不同意恢复', 'publish.restore', '另一位审核人'),
  changeValidity: step('标注有效性', 'publish.release', '发布人', '国办发〔2017〕47号'),
}

/** The permissions of which a step needs one now: each review has its own, and whoever may agree may also give the text back. */
export function permissionsOf(state: DocumentState, name: DocumentStepName): Permission[] {
  const waiting = nextStep(state.work)
  const review: Permission = waiting === null ? 'publish.review.final' : `publish.review.${waiting}`
  if (name === 'approveDocument') return [review]
  return name === 'returnDocument' ? [review, 'publish.secrecy'] : [STEPS[name].permission]
}

/** Every step, with whether the viewer may take it now, and why not: each verb is tried on a harmless example. */
export function actionsOf(
  state: DocumentState,
  viewer: { userId: string; grants: readonly Grant[] },
  organPath: string,
  now: Now,
): DocumentAction[] {
  const trials = trialsOf(state, viewer.userId, now)
  return DOCUMENT_STEPS.map((name) => {
    const { title, article, signer } = STEPS[name]
    const base = { name, title: titleOf(state, name, title), article, signer }
    if (!permissionsOf(state, name).some((permission) => can(viewer.grants, permission, organPath))) {
      return { ...base, allowed: false, code: 'role-needed', message: `这一步由${signer}办理。` }
    }
    return { ...base, ...attempt(trials[name]) }
  })
}

function titleOf(state: DocumentState, name: DocumentStepName, title: string): string {
  const waiting = nextStep(state.work)
  return name === 'approveDocument' && waiting !== null ? `${GATES[waiting]}同意` : title
}

const TRIED = '十个字以上的示例理由文字'

function trialsOf(state: DocumentState, by: string, now: Now): Record<DocumentStepName, () => unknown> {
  const outgoing = { sha256: state.work?.sha256 ?? '', signedOn: null, indexNo: '', blocks: [], interpretationMissing: false }
  const handed = { sha256: '', authors: [], steps: [], findings: [], reasons: {}, by, isHead: false }
  const later = new Date(now.instant + 3_600_000).toISOString()
  const act = { documentId: null, title: TRIED }
  return {
    submitDocument: () => submitDocument(state, handed),
    recallDocument: () => recallDocument(state, by),
    approveDocument: () => approveDocument(state, nextStep(state.work) ?? 'first', by, ''),
    returnDocument: () => returnDocument(state, nextStep(state.work) ?? 'secrecy', by, TRIED),
    clearSecrecy: () => clearSecrecy(state, { by, name: '', opinion: '' }, now),
    publishDocument: () => publishDocument(state, outgoing, now),
    forcePublish: () => forcePublish(state, outgoing, TRIED, now),
    schedulePublication: () => schedulePublication(state, later, by, now),
    cancelSchedule: () => cancelSchedule(state, by, ''),
    beginChange: () => beginChange(state, by),
    dropWork: () => dropWork(state, by),
    withdrawDocument: () => withdrawDocument(state, 'other', TRIED, by),
    askRestoration: () => askRestoration(state, TRIED, by),
    restoreDocument: () => restoreDocument(state, by, now),
    refuseRestoration: () => refuseRestoration(state, by, TRIED),
    changeValidity: () => changeValidity(state, { validity: 'repealed', on: now.today, act, by }, now),
  }
}

function attempt(verb: () => unknown): Pick<DocumentAction, 'allowed'> & Partial<DocumentAction> {
  try {
    verb()
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text = REFUSALS[error.code]
    const message = typeof text === 'function' ? text(error.data) : (text ?? '按规定现在不能这样办理。')
    return { allowed: false, code: error.code, message, ...(error.article === null ? {} : { article: error.article }) }
  }
}
