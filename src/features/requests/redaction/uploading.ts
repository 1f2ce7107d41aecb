import { Fault } from '../../../platform/errors/errors.js'
import { keepFile } from '../../../platform/files/files.js'
import type { Upload } from '../../../platform/http/mount.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { type FileKind, kindOf } from '../../../platform/redaction/engine/kind.js'
import type { PageText } from '../../../platform/redaction/engine/page.js'
import { Trouble } from '../../../platform/redaction/engine/trouble.js'
import { officeTrouble, troubleFault } from '../../../platform/redaction/sentences.js'
import { runTold } from '../../../platform/redaction/told.js'
import { fold } from '../evolve.js'
import type { Ctx } from '../handle.js'
import { parseId, type RequestId } from '../id.js'
import { lockHistory } from '../store.js'
import { officeReader } from './office.js'
import { addRelease, type ReleaseRow, releaseRows, sealSecret } from './store.js'

const MOST_FILES = 50
const TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
}
export const PDF = TYPES.pdf

/**
 * Takes in an original for a case: reads it under limits, keeps it and the text of its pages sealed, and records its hash. Throws Fault `invalid` with a sentence for
 * what is no file to release, `refused` for a case that has been filed away.
 */
export async function uploadOriginal(ctx: Ctx & { platform: Platform }, id: RequestId, file: Upload): Promise<ReleaseRow> {
  const { kind, pages, text } = await readOriginal(ctx.platform, file)
  const { organId } = parseId(id)
  return ctx.platform.database.transaction(async (tx) => {
    mustTakeFiles(fold(await lockHistory(tx, id)).status)
    const before = await releaseRows(tx, id)
    if (before.length >= MOST_FILES) throw new Fault('invalid', `一件申请最多 ${MOST_FILES} 个公开文件，请合并后再上传。`)
    const n = (before.at(-1)?.n ?? 0) + 1
    const owner = `request:${id}`
    const sealed = { owner, sealed: true }
    const original = await keepFile(ctx.platform, tx, { ...sealed, name: `原件${n}.${kind}`, type: TYPES[kind], bytes: file.bytes })
    const drawn =
      pages === null ? original : await keepFile(ctx.platform, tx, { ...sealed, name: `原件${n}版面.pdf`, type: PDF, bytes: pages })
    const texts = await keepFile(ctx.platform, tx, {
      ...sealed,
      name: `原件${n}文字.json`,
      type: 'application/json',
      bytes: Buffer.from(JSON.stringify(text)),
    })
    const row: ReleaseRow = {
      organ_id: organId,
      request_id: id,
      n,
      version: 1,
      status: 'draft',
      kind,
      pages: text.length,
      original_file: original.id,
      pages_file: drawn.id,
      text_file: texts.id,
      result_file: null,
      certificate: null,
      sealed: sealSecret(ctx, id, n, { name: file.name, title: file.name.replace(/\.[^.]*$/, ''), marks: { words: [], areas: [] } }),
      by_user: ctx.actor.kind === 'user' ? ctx.actor.userId : '',
      by_name: ctx.actor.kind === 'user' ? ctx.actor.name : '',
      at: new Date(ctx.platform.clock.now()),
    }
    await addRelease(tx, row)
    await recordRelease(ctx, tx, id, 'ReleaseUploaded', { n, kind, pages: text.length, sha256: original.sha256 })
    return row
  })
}

/** Leaves an entry about the files of a case; no name and no word of them stands in it. */
export async function recordRelease(
  ctx: Ctx,
  tx: Parameters<typeof append>[0],
  id: RequestId,
  type: string,
  data: Record<string, unknown>,
): Promise<void> {
  const article = '条例第三十七条'
  await append(
    tx,
    { chain: parseId(id).organId, stream: `request-release:${id}`, type, data, actor: ctx.actor, article },
    ctx.platform.clock,
  )
}

/** Passes while files may be made ready: until the case is filed away or has gone elsewhere. Fault `refused`. */
export function mustTakeFiles(status: string): void {
  if (status === 'submitted' || status === 'open' || status === 'decided') return
  if (status === 'none') throw new Fault('not-found', '没有这件申请，请核对编号。')
  throw new Fault('refused', '这件申请已经归档、并入或转出，不能再准备公开的文件。', { code: 'release-closed' })
}

interface Original {
  kind: FileKind
  /** For Word and Excel the pages set from them. */
  pages: Buffer | null
  text: PageText[]
}

async function readOriginal(platform: Platform, { bytes, name }: Upload): Promise<Original> {
  const kind = kindTold(bytes)
  const pages = kind === 'docx' || kind === 'xlsx' ? await typesetOffice(platform, bytes, name) : null
  const { answer } = await runTold({ do: 'look', kind }, pages ?? bytes)
  return { kind, pages, text: answer.pages ?? [] }
}

function kindTold(bytes: Buffer): FileKind {
  try {
    return kindOf(bytes)
  } catch (error) {
    throw error instanceof Trouble ? troubleFault(error.code) : error
  }
}

async function typesetOffice(platform: Platform, bytes: Buffer, name: string): Promise<Buffer> {
  const read = officeReader(platform)
  if (!read) throw troubleFault('format-unknown')
  const text = await read(bytes, name).catch((error: unknown) => {
    throw error instanceof Fault ? troubleFault(officeTrouble(error.details.code)) : error
  })
  return (await runTold({ do: 'typeset', text: { blocks: text.blocks } }, Buffer.alloc(0))).bytes
}
