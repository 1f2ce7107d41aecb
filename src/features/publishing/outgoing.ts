import type { Content } from '../../../api/publishing-content.js'
import { Refused } from '../../platform/errors/errors.js'
import { findingsOf } from './checks/gather.js'
import type { DocumentEvent, DocumentState } from './document/events.js'
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
 * Publishes a held text, and with it its interpretation that is ready (同步发布) and the marks on what it repeals or amends, where that is
 * the organ's own. Refuses what publishDocument refuses.
 */
export async function publishTogether(ctx: Ctx, held: Held): Promise<DocumentEvent> {
  const { content } = await workingContent(ctx, held, mustHaveWork(held.state))
  const others = await holdOthers(ctx, held, content)
  const event = publishDocument(held.state, await outgoingOf(ctx, held), held.now)
  for (const { kind, documentId } of content.relations) {
    const other = documentId === null ? undefined : others.get(documentId)
    if (!other) continue
    if (kind === 'interpreted-by' && other.state.work?.stage === 'ready' && other.state.life !== 'withdrawn') {
      await record(ctx, other, publishDocument(other.state, await outgoingOf(ctx, other), other.now))
    }
    if (kind === 'repeals') await markEnded(ctx, held, other, 'repealed', content)
    if (kind === 'amends') await markEnded(ctx, held, other, 'amended', content)
  }
  return event
}

/** Everything that goes along is held before anything is written, in one order, so that no two wait for each other. */
async function holdOthers(ctx: Ctx, held: Held, content: Content): Promise<Map<string, Held>> {
  const along = content.relations.filter(({ kind }) => kind === 'interpreted-by' || kind === 'repeals' || kind === 'amends')
  const ids = [...new Set(along.flatMap(({ documentId }) => documentId ?? []))].filter((id) => id !== held.id).sort()
  const others = new Map<string, Held>()
  for (const { id } of (await findDocuments(held.tx, ctx.siteId, ids)).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    others.set(id, await hold(ctx, held.tx, id))
  }
  return others
}

async function markEnded(ctx: Ctx, held: Held, other: Held, validity: 'repealed' | 'amended', content: Content): Promise<void> {
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
