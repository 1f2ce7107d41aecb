import type { Content } from '../../../api/publishing-content.js'
import type { Actor } from '../../platform/actor.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Upload } from '../../platform/http/mount.js'
import { mustBeWriting } from './document/guards.js'
import { changeDraft, openChange, workingContent } from './drafts.js'
import { attachFiles } from './files.js'
import { type Ctx, ctxOf, handle, hold } from './handle.js'
import type { DocumentId } from './id.js'

/**
 * Puts a new file in the place of a public one, in a change that then goes through every gate; the change's note tells readers of it. Goes on with a
 * change that is being written. Returns the number of the version. Fault `invalid` for a file that is not of this document and for one that
 * cannot be taken; refuses document-in-review, not-published.
 */
export async function replaceAttachment(
  platform: Ctx['platform'],
  actor: Actor,
  id: DocumentId,
  replacement: { file: string; upload: Upload; note: string },
): Promise<number> {
  const ctx = ctxOf(platform, actor)
  const { file, upload, note } = replacement
  await handle(ctx, id, null, (held) => (held.state.work ? [] : openChange(ctx, held)))
  const before = await words(ctx, id)
  const old = before.content.attachments.find((one) => one.file === file)
  if (!old) throw new Fault('invalid', '这个附件已经不在这条信息里，请刷新后重新选择。', { fields: { file: '请重新选择附件。' } })
  await attachFiles(ctx, id, before.revision, [upload], false)
  const after = await words(ctx, id)
  await changeDraft(ctx, id, after.revision, async (_, { content }) => withReplaced(content, old.file, note))
  return after.no
}

function words(ctx: Ctx, id: DocumentId) {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    return workingContent(ctx, held, mustBeWriting(held.state))
  })
}

/** The file that came last stands where the old one stood; the note is added to what is told of the change already. */
function withReplaced(content: Content, old: string, note: string): Content {
  const added = content.attachments.at(-1)
  const kept = content.attachments.slice(0, -1)
  if (!added) return content
  const changeNote = [content.changeNote, note].filter(Boolean).join('；')
  return { ...content, attachments: kept.map((one) => (one.file === old ? added : one)), changeNote }
}
