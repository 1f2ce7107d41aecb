import type { z } from 'zod'
import type { registerReceivedMail } from '../../../../api/received-mails.js'
import type { Tx } from '../../../platform/db/database.js'
import { eraseFile, filesOf } from '../../../platform/files/files.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { type Attachment, adoptAttachments } from '../attachments.js'
import type { Ctx } from '../handle.js'
import type { Receipt } from '../incoming.js'
import { mustBeImpersonal } from '../stepsApi.js'
import { submitRequest } from '../submitting.js'
import { holdMail, mailRow, ownerOf } from './store.js'
import { UNKNOWN_TYPE } from './take-in.js'

type Registration = z.output<NonNullable<typeof registerReceivedMail.body>>

/**
 * Registers a mail as a request by e-mail that came in on the day of the mail. The day of receipt stays open until both sides have confirmed (art. 31). What of its attachments an applicant may hand in goes
 * with it; the others stay with the mail. The same mail makes one case, however often it is sent. Fault `conflict` for one that was decided.
 */
export async function registerMail(ctx: Ctx, id: string, registration: Registration): Promise<Receipt> {
  const { organ_id, on_day } = await mailRow(ctx.platform.database.db, id)
  const incoming = { ...registration, organId: organ_id, channel: 'email' as const, on: on_day, once: ownerOf(id) }
  return submitRequest(ctx, incoming, async (tx, requestId) => {
    await holdMail(tx, id)
    await adoptAttachments(ctx, tx, requestId, await acceptable(tx, id))
    await decide(ctx, tx, id, { status: 'registered', request_id: requestId })
    await record(ctx, tx, organ_id, id, 'MailRegistered', { request: requestId })
  })
}

/** Says why a mail is no request. Fault `conflict` for one that was decided. Refused: text-holds-citizen-number. */
export async function dismissMail(ctx: Ctx, id: string, reason: string): Promise<void> {
  mustBeImpersonal({ reason })
  await ctx.platform.database.transaction(async (tx) => {
    const { organ_id } = await holdMail(tx, id)
    await decide(ctx, tx, id, { status: 'dismissed', reason })
    await record(ctx, tx, organ_id, id, 'MailDismissed', { reason })
  })
}

/** Notes that somebody read an attachment. */
export async function recordAttachmentRead(ctx: Ctx, organId: string, id: string, file: string): Promise<void> {
  await ctx.platform.database.transaction((tx) => record(ctx, tx, organId, id, 'MailAttachmentRead', { file }))
}

/** What a mail that needs no keeping is kept for: questions about why. */
const KEPT_DAYS = 365
const DAY_MS = 86_400_000

/** Every night: takes out mails that were decided a year ago, with their attachments. Returns how many. */
export async function purgeMails(platform: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  return platform.database.transaction(async (tx) => {
    const due = await tx
      .selectFrom('received_mail')
      .select('id')
      .where('status', '<>', 'waiting')
      .where('decided_at', '<', new Date(platform.clock.now() - KEPT_DAYS * DAY_MS))
      .limit(500)
      .execute()
    for (const { id } of due) {
      for (const file of await filesOf(tx, ownerOf(id))) await eraseFile(tx, file.id)
      // The row stays without its content, so that the same mail does not come in anew.
      await tx.updateTable('received_mail').set({ sealed: '', decided_at: null, attachments: 0 }).where('id', '=', id).execute()
    }
    return due.length
  })
}

async function acceptable(tx: Tx, id: string): Promise<Pick<Attachment, 'id' | 'what'>[]> {
  const files = await filesOf(tx, ownerOf(id))
  return files.filter((file) => file.type !== UNKNOWN_TYPE).map((file) => ({ id: file.id, what: 'material' }))
}

async function decide(
  ctx: Ctx,
  tx: Tx,
  id: string,
  decision: { status: 'registered' | 'dismissed'; request_id?: string; reason?: string },
): Promise<void> {
  const by_name = ctx.actor.kind === 'user' ? ctx.actor.name : null
  const decided_at = new Date(ctx.platform.clock.now())
  await tx
    .updateTable('received_mail')
    .set({ ...decision, by_name, decided_at })
    .where('id', '=', id)
    .execute()
}

async function record(ctx: Ctx, tx: Tx, organId: string, id: string, type: string, data: Record<string, unknown>): Promise<void> {
  const entry = { chain: organId, stream: `received-mail:${id}`, type, data, actor: ctx.actor, article: '条例第三十一条' }
  await append(tx, entry, ctx.platform.clock)
}
