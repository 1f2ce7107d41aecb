import type { Content } from '../../../api/publishing-content.js'
import { findPersonal } from '../../../law/personal.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { keepFile, readFile, type StoredFile } from '../../platform/files/files.js'
import { kindOf } from '../../platform/files/kinds.js'
import { fileNamed } from '../../platform/files/names.js'
import type { Upload } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import { mustBeWriting } from './document/guards.js'
import { changeDraft, cleaned, mustBeRevision, workingContent } from './drafts.js'
import { type Ctx, hold } from './handle.js'
import { type DocumentId, fileOwnerOf, noDocument, streamOf } from './id.js'
import { keepReading } from './reading/kept.js'
import type { How } from './reading/mask.js'
import { cleanPdf } from './reading/maskPdf.js'
import { cleanCopy, readAttached, wordAsHtml } from './reading/open.js'
import type { Reading } from './reading/reading.js'

/** A file that was looked into, not yet kept. */
export interface Opened {
  name: string
  type: string
  bytes: Buffer
  reading: Reading
}

/** Attaches files to what is being written; they are looked into first, outside of any transaction. Refuses what saving a draft refuses. */
export async function attachFiles(ctx: Ctx, id: DocumentId, revision: number, uploads: readonly Upload[], inline: boolean): Promise<void> {
  if (uploads.length === 0) throw new Fault('invalid', '请选择文件。')
  const opened = await Promise.all(uploads.map(openUpload))
  if (inline && opened.some((one) => !one.type.startsWith('image/'))) throw new Fault('invalid', '插图请选择 JPG 或 PNG 图片。')
  await changeDraft(ctx, id, revision, async ({ tx }, { content }) => {
    const added = []
    for (const one of opened) added.push({ file: (await keepOpened(ctx, tx, id, one)).id, name: one.name, inline })
    return { ...content, attachments: [...content.attachments, ...added] }
  })
}

/** Takes a Word file's text as the text of what is being written. Refuses word-file-needed beside what saving a draft refuses. */
export async function takeText(ctx: Ctx, id: DocumentId, revision: number, upload: Upload | undefined): Promise<void> {
  if (!upload) throw new Fault('invalid', '请选择文件。')
  const { ending } = await kindOf(upload.bytes)
  if (ending !== 'docx') throw new Refused('word-file-needed')
  const html = await wordAsHtml(upload.bytes)
  await changeDraft(ctx, id, revision, async (_, { content }) => cleaned({ ...content, body: html }, id))
}

/**
 * Puts a clean copy in the place of an attachment: made in a process of its own, read back, and taken only when what had to go is found no
 * more. The original stays sealed, and the entry says who had it made, why, and what both weigh. Refuses masking-unsupported, masking-pictures, masking-failed.
 */
export async function maskAttachment(
  ctx: Ctx,
  id: DocumentId,
  file: string,
  asked: { revision: number; how: How; reason: string },
): Promise<void> {
  const original = await ofDocument(ctx, id, file)
  if (!/wordprocessingml|spreadsheetml|pdf$/.test(original.type)) throw new Refused('masking-unsupported')
  const isPdf = original.type === 'application/pdf'
  const bytes = isPdf ? await cleanPdf(asked.how, original.bytes) : await cleanCopy(asked.how, original.bytes)
  const reading = await readAttached(original.type, bytes)
  mustBeClean(reading, asked.how)
  await changeDraft(ctx, id, asked.revision, async ({ tx, state }, { content }) => {
    const copy = await keepOpened(ctx, tx, id, { name: original.name, type: original.type, bytes, reading })
    await append(
      tx,
      {
        chain: state.organId,
        stream: `${streamOf(ctx.siteId, id)}:files`,
        type: 'AttachmentMasked',
        data: { file, copy: copy.id, how: asked.how, reason: asked.reason, before: original.sha256, after: copy.sha256 },
        actor: ctx.actor,
        article: '个人信息保护法第五十一条',
      },
      ctx.platform.clock,
    )
    return { ...content, attachments: content.attachments.map((one) => (one.file === file ? { ...one, file: copy.id } : one)) }
  })
}

/** A file that belongs to a document, with its bytes. Fault `not-found`. */
export async function ofDocument(
  ctx: Pick<Ctx, 'platform' | 'siteId'>,
  id: DocumentId,
  file: string,
): Promise<StoredFile & { bytes: Buffer }> {
  const found = await readFile(ctx.platform, ctx.platform.database.db, file)
  if (found.owner !== fileOwnerOf(ctx.siteId, id)) throw noDocument()
  return found
}

/** Whether somebody may still write in it, before much work is done. */
export async function mustTakeFiles(ctx: Ctx, id: DocumentId, revision: number): Promise<Content> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    const kept = await workingContent(ctx, held, mustBeWriting(held.state))
    mustBeRevision(kept, revision)
    return kept.content
  })
}

/** Looks into a file. Fault `invalid` for a kind that is not taken. */
export async function openUpload(upload: Pick<Upload, 'name' | 'bytes'>): Promise<Opened> {
  const kind = await kindOf(upload.bytes)
  return {
    name: fileNamed(upload.name, kind.ending),
    type: kind.type,
    bytes: upload.bytes,
    reading: await readAttached(kind.type, upload.bytes),
  }
}

/** Keeps it with the words that were read in it, sealed. */
export async function keepOpened(ctx: Ctx, tx: Parameters<typeof keepFile>[1], id: DocumentId, one: Opened): Promise<StoredFile> {
  const { name, type, bytes, reading } = one
  const kept = await keepFile(ctx.platform, tx, { owner: fileOwnerOf(ctx.siteId, id), name, type, bytes, sealed: true })
  await keepReading(ctx.platform, tx, kept.id, reading)
  return kept
}

/** Refuses masking-failed when the copy, read back, still holds what it was made to lose. */
function mustBeClean(reading: Reading, how: How): void {
  if (reading.unreadable) throw new Refused('masking-failed')
  const parts = reading.parts.filter((part) =>
    how === 'clean-properties' ? part.place === '文档属性' : how === 'remove-hidden' ? part.place !== '文档属性' : true,
  )
  const left = parts.filter((part) => {
    if (how === 'clean-properties') return part.text.trim() !== ''
    if (how === 'remove-hidden') return part.hidden || part.cells?.some((cell) => cell.hidden) === true
    return findPersonal(part.text).length > 0 || part.cells?.some((cell) => findPersonal(cell.text).length > 0) === true
  })
  if (left.length > 0) throw new Refused('masking-failed')
}
