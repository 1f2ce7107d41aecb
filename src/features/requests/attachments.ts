import type { Db, Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { eraseFile, findFile, giveFile, keepFile, readFile } from '../../platform/files/files.js'
import { kindOf } from '../../platform/files/kinds.js'
import { Download, type Upload } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'

/** 身份证明, 材料, 授权委托书. */
export type AttachmentKind = 'identity' | 'material' | 'authorization'

interface AttachmentTable {
  organ_id: string
  id: string
  file_id: string
  what: AttachmentKind
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_attachment: AttachmentTable
  }
}

/** A file that the applicant handed in. The name it came under is not kept: people put theirs into it. */
export interface Attachment {
  id: string
  name: string
  type: string
  size: number
  what: AttachmentKind
  keptAt: string
}

export const ATTACHMENT_NAMES: Record<AttachmentKind, string> = {
  identity: '身份证明',
  material: '补充材料',
  authorization: '授权委托书',
}

/** Keeps one file, sealed, before there is a case that it belongs to. Throws Fault `invalid` with a sentence for a kind that is not taken. */
export async function keepDraftFile(
  ctx: Pick<Ctx, 'platform'>,
  tx: Tx,
  owner: string,
  file: Upload,
  what: AttachmentKind,
): Promise<Attachment> {
  const { type, ending } = await kindOf(file.bytes)
  const kept = await keepFile(ctx.platform, tx, {
    owner,
    name: `${ATTACHMENT_NAMES[what]}.${ending}`,
    type,
    bytes: file.bytes,
    sealed: true,
  })
  return { id: kept.id, name: kept.name, type, size: kept.size, what, keptAt: kept.keptAt }
}

/** Keeps files of a case, sealed, with an entry that names them. Throws Fault `invalid` with a sentence for a kind that is not taken. */
export async function keepAttachments(
  ctx: Ctx,
  tx: Tx,
  id: RequestId,
  files: readonly Upload[],
  what: AttachmentKind,
): Promise<Attachment[]> {
  const kept: Attachment[] = []
  for (const file of files) kept.push(await keepDraftFile(ctx, tx, ownerOf(id), file, what))
  await recordAttachments(ctx, tx, id, kept)
  return kept
}

/** Hands files that were kept for a draft over to the case that it became. */
export async function adoptAttachments(ctx: Ctx, tx: Tx, id: RequestId, files: readonly Pick<Attachment, 'id' | 'what'>[]): Promise<void> {
  for (const file of files) await giveFile(tx, file.id, ownerOf(id))
  await recordAttachments(ctx, tx, id, files)
}

/** The files of a case, in the order in which they came. */
export async function attachmentsOf(db: Db | Tx, id: RequestId): Promise<Attachment[]> {
  const rows = await rowsOf(db, id)
  const found: Attachment[] = []
  for (const { file_id, what } of rows) {
    const file = await findFile(db, file_id)
    if (file) found.push({ id: file.id, name: file.name, type: file.type, size: file.size, what, keptAt: file.keptAt })
  }
  return found.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))
}

/** One file in the clear. Who read it is recorded before it is shown. Fault `not-found`. */
export async function readAttachment(ctx: Ctx, id: RequestId, fileId: string): Promise<Download> {
  const { organId, number } = parseId(id)
  return ctx.platform.database.transaction(async (tx) => {
    const row = (await rowsOf(tx, id)).find((one) => one.file_id === fileId)
    if (!row) throw new Fault('not-found', '没有这个文件，可能已经按规定删除。')
    const data = { file: fileId, what: row.what }
    const entry = { chain: organId, stream: `request-person:${id}`, type: 'AttachmentRead', data, actor: ctx.actor, article: null }
    await append(tx, entry, ctx.platform.clock)
    const file = await readFile(ctx.platform, tx, fileId)
    return new Download(file.bytes, file.type, `${number}-${file.name}`)
  })
}

/** Takes the papers that show who somebody is out of the database for good; what belongs to the words stays with them. */
export async function purgeAttachments(tx: Tx, id: RequestId): Promise<void> {
  for (const { file_id, what } of await rowsOf(tx, id)) {
    if (what === 'material') continue
    await eraseFile(tx, file_id)
    await tx.deleteFrom('request_attachment').where('file_id', '=', file_id).execute()
  }
}

async function recordAttachments(ctx: Ctx, tx: Tx, id: RequestId, files: readonly Pick<Attachment, 'id' | 'what'>[]): Promise<void> {
  if (files.length === 0) return
  const { organId } = parseId(id)
  const rows = files.map((file) => ({ organ_id: organId, id, file_id: file.id, what: file.what }))
  await tx.insertInto('request_attachment').values(rows).execute()
  const named: { file: string; what: AttachmentKind; sha256: string }[] = []
  for (const { id: file, what } of files) named.push({ file, what, sha256: (await findFile(tx, file))?.sha256 ?? '' })
  const entry = {
    chain: organId,
    stream: `request-files:${id}`,
    type: 'AttachmentsKept',
    data: { files: named },
    actor: ctx.actor,
    article: '条例第二十九条',
  }
  await append(tx, entry, ctx.platform.clock)
}

function rowsOf(db: Db | Tx, id: RequestId) {
  const { organId } = parseId(id)
  return db.selectFrom('request_attachment').selectAll().where('organ_id', '=', organId).where('id', '=', id).execute()
}

const ownerOf = (id: RequestId): string => `request:${id}`
