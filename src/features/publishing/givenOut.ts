import { contentSchema } from '../../../api/publishing-content.js'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/db/database.js'
import type { Upload } from '../../platform/http/mount.js'
import { xml } from '../../platform/text/xml.js'
import { mustBeWriting } from './document/guards.js'
import { startDraftIn, workingContent } from './drafts.js'
import { attachFiles } from './files.js'
import { type Ctx, ctxOf, hold } from './handle.js'
import { type DocumentId, newDocumentId } from './id.js'

/** Where it stands until somebody chooses its column: 其他法定信息, which every organ has. */
const COLUMN = 'fdzdgknr/qtfd'

/**
 * Begins a document with what one applicant was given, so that everybody gets it (条例 art. 44): title and text as handed in, each line a
 * paragraph. `from` is the number of the case; whoever hands the text in has taken out who asked. In the caller's transaction.
 */
export async function draftGivenOut(
  platform: Ctx['platform'],
  actor: Actor,
  tx: Tx,
  given: { organId: string; title: string; text: string; from: string },
): Promise<DocumentId> {
  const id = newDocumentId()
  const { organId, title, text, from } = given
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const content = contentSchema.parse({
    columnId: `zfxxgk/${organId}/${COLUMN}`,
    instrument: 'other',
    title,
    body: lines.map((line) => `<p>${xml(line.trim())}</p>`).join(''),
    mode: 'after-request',
    basis: '条例第四十四条',
  })
  await startDraftIn(ctxOf(platform, actor), tx, { organId, origin: 'request', content, id, from })
  return id
}

/** Attaches the files that went out with the answer, each once; a text that has gone on to review meanwhile is left alone. */
export async function attachGivenOut(platform: Ctx['platform'], actor: Actor, id: DocumentId, uploads: readonly Upload[]): Promise<void> {
  const ctx = ctxOf(platform, actor)
  const kept = await platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    return held.state.work?.stage === 'writing' ? workingContent(ctx, held, mustBeWriting(held.state)) : null
  })
  const missing = uploads.filter(({ name }) => !kept?.content.attachments.some((one) => one.name === name))
  if (kept && missing.length > 0) await attachFiles(ctx, id, kept.revision, missing, false)
}
