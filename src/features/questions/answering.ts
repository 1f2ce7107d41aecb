import { createHash } from 'node:crypto'
import type { QuestionAnswer } from '../../../api/questions.js'
import { Refused } from '../../../law/refused.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { randomSigns } from '../../platform/crypto/signs.js'
import type { Tx } from '../../platform/db/database.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { type Draft, draftOf, noQuestion, sealPart, streamOf } from './asking.js'
import { mustBeFreeOfPersonalData } from './personal.js'
import { forgetAnswer, indexAnswer } from './searchable.js'
import type { QuestionRow } from './tables.js'

/** Who acts, under which name it is shown. */
export interface Act {
  platform: Platform
  actor: Extract<Actor, { kind: 'user' }>
  /** The organ for which they may act: it must have the question still when it is held. */
  organId: string
}

/** Writes the answer and hands it in. Refuses what mustTakeDraft refuses; Fault `invalid` for personal data in what is to be published. */
export async function draftAnswer(act: Act, number: string, answer: QuestionAnswer): Promise<void> {
  await change(act, number, async (row) => {
    mustTakeDraft(row)
    if (answer.publish && !row.may_publish) throw new Refused('question-not-to-publish')
    if (answer.publish) mustBeFreeOfPersonalData(answer)
    const draft = sealPart(act.platform, number, 'draft', { ...answer, by: act.actor.name, returned: null })
    const data = { sha256: hashOf(answer.text), publish: answer.publish, reason: answer.reason }
    return { set: { draft, author: act.actor.userId, status: 'review' as const }, type: 'AnswerDrafted', data }
  })
}

/** Back to its writer. Refuses question-not-in-review. */
export async function returnAnswer(act: Act, number: string, reasons: string): Promise<void> {
  await change(act, number, async (row) => {
    const draft = mustBeInReview(act.platform, row)
    const returned = sealPart(act.platform, number, 'draft', { ...draft, returned: reasons })
    return { set: { draft: returned, status: 'received' as const }, type: 'AnswerReturned', data: { reasons } }
  })
}

/** Lets it out to the asker, and to the public where it is to be. What is practised is never public. Refuses own-answer, question-not-in-review. */
export async function approveAnswer(act: Act, number: string): Promise<void> {
  await change(act, number, async (row, tx) => {
    const draft = mustBeInReview(act.platform, row)
    if (row.author === act.actor.userId) throw new Refused('own-answer')
    const isPublic = draft.publish && !row.practice
    const publicId = isPublic ? newPublicId() : null
    const set = {
      status: 'answered' as const,
      answered_on: today(act.platform.clock),
      answered_by: draft.by,
      ...(publicId !== null
        ? { public_id: publicId, public_title: draft.publicTitle, public_words: draft.publicWords, public_answer: draft.text }
        : {}),
    }
    if (isPublic) await act.platform.cache.invalidate(tx)
    const data = { sha256: hashOf(draft.text), published: isPublic }
    return { set, type: 'AnswerApproved', data, after: async () => publicId !== null && indexAnswer(tx, publicId) }
  })
}

/** Off every page; the asker still reads it. Refuses question-not-published. */
export async function withdrawAnswer(act: Act, number: string, reason: string): Promise<void> {
  await change(act, number, async (row, tx) => {
    if (row.public_id === null) throw new Refused('question-not-published')
    await act.platform.cache.invalidate(tx)
    await forgetAnswer(tx, row.public_id)
    const set = { public_id: null, public_title: null, public_words: null, public_answer: null }
    return { set, type: 'AnswerWithdrawn', data: { reason } }
  })
}

/** To the organ that it is for. Refuses what mustTakeDraft refuses. */
export async function forwardQuestion(act: Act, number: string, to: { organId: string; reason: string }): Promise<void> {
  await change(act, number, async (row) => {
    mustTakeDraft(row)
    const data = { from: row.organ_id, to: to.organId, reason: to.reason }
    return { set: { organ_id: to.organId, draft: null, author: null }, type: 'QuestionForwarded', data }
  })
}

/** Refuses question-answered, question-in-review. */
export function mustTakeDraft({ status }: Pick<QuestionRow, 'status'>): void {
  if (status === 'answered') throw new Refused('question-answered')
  if (status === 'review') throw new Refused('question-in-review')
}

/** The draft that waits. Refuses question-not-in-review. */
export function mustBeInReview(platform: Pick<Platform, 'config'>, row: QuestionRow): Draft {
  const draft = draftOf(platform, row)
  if (row.status !== 'review' || !draft) throw new Refused('question-not-in-review')
  return draft
}

interface Changed {
  set: Partial<QuestionRow>
  type: string
  data: Record<string, unknown>
  /** What follows once the row is written. */
  after?: () => Promise<unknown>
}
type Change = (row: QuestionRow, tx: Tx) => Promise<Changed>

/** Holds the question, decides, writes the row and the entry in one transaction. Fault `not-found`; refuses question-forwarded. */
async function change({ platform, actor, organId }: Act, number: string, decide: Change): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const at = tx.selectFrom('question').selectAll().where('site_id', '=', SITE_ID).where('number', '=', number)
    const row = await at.forUpdate().executeTakeFirst()
    if (!row) throw noQuestion()
    if (row.organ_id !== organId) throw new Refused('question-forwarded')
    const { set, type, data, after } = await decide(row, tx)
    await tx.updateTable('question').set(set).where('site_id', '=', SITE_ID).where('number', '=', number).execute()
    await after?.()
    await append(tx, { chain: row.organ_id || 'platform', stream: streamOf(number), type, data, actor, article: null }, platform.clock)
  })
}

const newPublicId = (): string => randomSigns(12, '23456789abcdefghjkmnpqrstuvwxyz')
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
