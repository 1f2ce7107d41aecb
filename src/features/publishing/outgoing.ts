import type { Content } from '../../../api/publishing-content.js'
import { Refused } from '../../platform/errors/errors.js'
import { findingsOf } from './checks/gather.js'
import type { DocumentState } from './document/events.js'
import { mustHaveWork } from './document/guards.js'
import { type Outgoing, publishDocument } from './document/publishing.js'
import { changeValidity } from './document/takedown.js'
import { userOf, workingContent } from './drafts.js'
import { type Ctx, type Held, hold, record } from './handle.js'
import { nextIndexNo } from './numbers.js'
import { findDocuments } from './store/documents.js'
import type { DocumentRow } from './store/tables.js'

/** What the gate asks of a text that is to go out: the checks run again, for the world has moved since it was handed in. */
export async function outgoingOf(ctx: Ctx, held: Held): Promise<Outgoing> {
  const { tx, id, state, now } = held
  const work = mustHaveWork(state)
  const kept = await workingContent(ctx, held, work)
  const findings = await findingsOf(ctx, tx, { id, state, content: kept.content }, now)
  const answered = new Set(work.answers.map((answer) => answer.finding))
  return {
    sha256: kept.sha256,
    signedOn: kept.content.signedOn,
    indexNo: state.indexNo ?? (await nextIndexNo(tx, ctx.siteId, state.organId, now.today)),
    blocks: findings.filter((one) => one.severity === 'block' && !answered.has(one.id)).map((one) => one.id),
    interpretationMissing: await isInterpretationMissing(ctx, held, kept.content),
  }
}

/**
 * What goes out together with a text: its interpretation that is ready (同步发布), and the marks on what it repeals or amends, where that is
 * the organ's own.
 */
export async function publishWith(ctx: Ctx, held: Held): Promise<void> {
  const { content } = await workingContent(ctx, held, mustHaveWork(held.state))
  for (const row of await interpretationsOf(ctx, held, content)) {
    if (row.stage !== 'ready' || row.life === 'withdrawn') continue
    const other = await hold(ctx, held.tx, row.id)
    await record(ctx, other, publishDocument(other.state, await outgoingOf(ctx, other), other.now))
  }
  for (const { kind, documentId } of content.relations) {
    if ((kind !== 'repeals' && kind !== 'amends') || documentId === null) continue
    await markEnded(ctx, held, documentId, kind === 'repeals' ? 'repealed' : 'amended', content)
  }
}

async function markEnded(ctx: Ctx, held: Held, id: string, validity: 'repealed' | 'amended', content: Content): Promise<void> {
  const other = await hold(ctx, held.tx, id)
  if (other.state.organId !== held.state.organId || !isStillValid(other.state)) return
  const act = { documentId: held.id, title: content.title }
  try {
    await record(ctx, other, changeValidity(other.state, { validity, on: held.now.today, act, by: userOf(ctx) }, held.now))
  } catch (error) {
    // Repealed before, or withdrawn: nothing to mark.
    if (!(error instanceof Refused)) throw error
  }
}

function isStillValid(state: DocumentState): boolean {
  return state.life === 'published' && state.validity?.validity !== 'repealed' && state.validity?.validity !== 'expired'
}

/** 谁起草谁解读, synchronised: public, or ready to go out in the same moment, or a reason is recorded. */
async function isInterpretationMissing(ctx: Ctx, held: Held, content: Content): Promise<boolean> {
  if (content.instrument !== 'normative' || content.interpretationWaiver !== null) return false
  const rows = await interpretationsOf(ctx, held, content)
  return !rows.some((row) => row.life === 'published' || (row.life === 'draft' && row.stage === 'ready'))
}

async function interpretationsOf(ctx: Ctx, held: Held, content: Content): Promise<DocumentRow[]> {
  const ids = content.relations.flatMap((one) => (one.kind === 'interpreted-by' && one.documentId !== null ? [one.documentId] : []))
  return findDocuments(held.tx, ctx.siteId, ids)
}
