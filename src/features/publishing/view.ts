import type { Content } from '../../../api/publishing-content.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { parseDay } from '../../../law/day.js'
import { publishBy } from '../../../law/publishing/due.js'
import type { Tx } from '../../platform/db/database.js'
import { findFile } from '../../platform/files/files.js'
import type { Viewer } from '../../platform/session/viewer.js'
import type { Organ } from '../organs/index.js'
import { actionsOf } from './actions.js'
import type { DocumentState, Work } from './document/events.js'
import { fold } from './document/evolve.js'
import type { Now } from './document/guards.js'
import { type Ctx, nowOf } from './handle.js'
import { addressOf, type DocumentId, noDocument } from './id.js'
import { readingOf } from './reading/kept.js'
import { linksOf } from './relations.js'
import { readContent } from './store/contents.js'
import { findDocument, readHistory } from './store/documents.js'
import { summariesOf } from './summaries.js'
import { timelineOf } from './timeline.js'

/** A document as the workbench shows it; of one moment, though others act meanwhile. */
export function documentView(ctx: Ctx, id: DocumentId, viewer: Viewer, organ: Organ): Promise<DocumentView> {
  return ctx.platform.database.transaction((tx) => viewIn(ctx, tx, id, viewer, organ))
}

async function viewIn(ctx: Ctx, tx: Tx, id: DocumentId, viewer: Viewer, organ: Organ): Promise<DocumentView> {
  const { siteId } = ctx
  const row = await findDocument(tx, siteId, id)
  if (!row) throw noDocument()
  const history = await readHistory(tx, siteId, id)
  const state = fold(history)
  const kept = await readContent(ctx.platform, tx, siteId, id, state.work?.no ?? row.work_no ?? state.versions.at(-1)?.no ?? 1)
  const now = await nowOf(ctx, tx)
  const [summary] = await summariesOf(tx, siteId, [row])
  if (!summary) throw noDocument()
  return {
    summary,
    content: kept.content,
    contentNo: kept.no,
    revision: kept.revision,
    savedBy: kept.savedName,
    savedAt: kept.savedAt.toISOString(),
    files: await filesOf(ctx, tx, id, kept.content),
    review: state.work && reviewOf(state.work),
    versions: state.versions.map(({ no, on, at, forced }) => ({ no, on, at, forced })),
    withdrawn: state.withdrawn,
    restoring: state.restoring && { name: state.restoring.name, reason: state.restoring.reason, at: state.restoring.at },
    relations: (await linksOf(tx, siteId, id, kept.content)).map(({ kind, label, outgoing, documentId, title, row: other }) => ({
      kind,
      label,
      outgoing,
      documentId,
      title,
      life: other?.life ?? null,
    })),
    publishBy: dueOf(state, kept.content, now),
    address: addressOf(id),
    actions: actionsOf(state, viewer, organ.path, now),
    timeline: timelineOf(history),
  }
}

function reviewOf({ steps, approved, cleared, returned }: Work): NonNullable<DocumentView['review']> {
  return {
    steps,
    approved: approved.map(({ step, name, at, remark }) => ({ step, by: name, at, remark })),
    cleared: cleared && { name: cleared.name, opinion: cleared.opinion, on: cleared.on },
    returned,
  }
}

async function filesOf(ctx: Ctx, tx: Tx, id: DocumentId, content: Content): Promise<DocumentView['files']> {
  const files: DocumentView['files'] = []
  for (const attachment of content.attachments) {
    const file = await findFile(tx, attachment.file)
    if (!file) continue
    const reading = await readingOf(ctx.platform, tx, attachment.file)
    const readable = !reading.wordless && !reading.unreadable && reading.parts.length > 0
    const href = `/api/publishing/documents/${id}/files/${attachment.file}`
    files.push({ ...attachment, type: file.type, size: file.size, sha256: file.sha256, readable, href })
  }
  return files
}

/** Art. 26 counts until the first publication. */
function dueOf(state: DocumentState, content: Content, now: Now): DocumentView['publishBy'] {
  const made = content.signedOn === null ? null : parseDay(content.signedOn)
  if (made === null || state.versions.length > 0) return null
  const { due, provisional } = publishBy(made, now.calendar)
  return { day: due, provisional }
}
