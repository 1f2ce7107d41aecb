import type { Content } from '../../../../api/publishing-content.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { findFile } from '../../../platform/files/files.js'
import type { DocumentState } from '../document/events.js'
import type { Now } from '../document/guards.js'
import type { Ctx } from '../handle.js'
import { plainText } from '../html/text.js'
import type { DocumentId } from '../id.js'
import { readingOf } from '../reading/kept.js'
import { findDocuments } from '../store/documents.js'
import { checkAll } from './check.js'
import type { Checking, Finding, Severity } from './finding.js'
import { alikeTo } from './likeness.js'

/** Everything that the checks find in a text as it stands. */
export async function findingsOf(
  ctx: Pick<Ctx, 'platform' | 'siteId'>,
  db: Db | Tx,
  document: { id: DocumentId; state: Pick<DocumentState, 'versions'>; content: Content },
  now: Pick<Now, 'today' | 'calendar'>,
): Promise<Finding[]> {
  const { id, content, state } = document
  const text = plainText(content.body)
  const checking: Checking = {
    siteId: ctx.siteId,
    id,
    content,
    text,
    attachments: await attachmentsOf(ctx, db, content),
    today: now.today,
    calendar: now.calendar,
    isFirst: state.versions.length === 0,
    words: await wordsOf(db, ctx.siteId),
    linked: await linkedFrom(db, ctx.siteId, content),
    alike: await alikeTo(db, ctx.siteId, { id, title: content.title, documentNo: content.documentNo, text }),
  }
  return checkAll(checking)
}

/** The office's list of words. */
export async function wordsOf(db: Db | Tx, siteId: string): Promise<{ word: string; kind: Severity; advice: string }[]> {
  const rows = await db.selectFrom('publish_word').selectAll().where('site_id', '=', siteId).orderBy('word').execute()
  return rows.map(({ word, kind, advice }) => ({ word, kind: kind as Severity, advice }))
}

async function attachmentsOf(ctx: Pick<Ctx, 'platform'>, db: Db | Tx, content: Content): Promise<Checking['attachments']> {
  return Promise.all(
    content.attachments.map(async (attachment) => ({
      attachment,
      size: (await findFile(db, attachment.file))?.size ?? 0,
      reading: await readingOf(ctx.platform, db, attachment.file),
    })),
  )
}

async function linkedFrom(db: Db | Tx, siteId: string, content: Content): Promise<Checking['linked']> {
  const ids = [
    ...[...content.body.matchAll(/href="\/xinxi\/([a-z0-9-]+)/g)].map((match) => match[1] ?? ''),
    ...content.relations.flatMap((one) => one.documentId ?? []),
  ]
  return new Map((await findDocuments(db, siteId, ids)).map((row) => [row.id, row]))
}
