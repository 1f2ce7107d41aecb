import type { Certificate, Marks } from '../../../../api/request-releases.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault, Refused } from '../../../platform/errors/errors.js'
import { eraseFile, findFile, keepFile, readFile, type StoredFile } from '../../../platform/files/files.js'
import { Download } from '../../../platform/http/mount.js'
import type { PageText } from '../../../platform/redaction/engine/page.js'
import type { Redacted } from '../../../platform/redaction/engine/redact.js'
import { plainOf } from '../../../platform/redaction/letters.js'
import { CHECKS, failureFault, notesOf } from '../../../platform/redaction/sentences.js'
import { runTold } from '../../../platform/redaction/told.js'
import { organById } from '../../organs/index.js'
import { fold } from '../evolve.js'
import type { Ctx } from '../handle.js'
import { parseId, type RequestId } from '../id.js'
import { readHistory } from '../store.js'
import { changeRelease, holdRelease, openSecret, type ReleaseRow, releaseRow, releaseRows, removeRelease, sealSecret } from './store.js'
import { mustTakeFiles, PDF, recordRelease } from './uploading.js'

/** What is to be done to a file. */
export interface Redaction extends Marks {
  version: number
  /** What the result is called, without ending. */
  title: string
  lookedAtPictures: boolean
}

/** A word shorter than this would cover the whole page. */
const LEAST_WORD = 2

/**
 * Makes the result without what is marked, in place of an earlier one. Nothing is kept unless every check of the finished file passed. Fault `invalid` for a word that is too short,
 * stands nowhere or in the title, and where pictures were not looked through; `refused` naming the pages where a check failed; `conflict`.
 */
export async function redactOriginal(ctx: Ctx, id: RequestId, n: number, redaction: Redaction): Promise<void> {
  const { db } = ctx.platform.database
  const row = await releaseRow(db, id, n)
  mustBeUnconfirmed(row)
  const pages = await pagesOf(ctx, db, row)
  mustBeSensible(redaction, pages)
  const source = await readFile(ctx.platform, db, row.pages_file)
  const wanted = { words: redaction.words.map((word) => word.text), areas: redaction.areas }
  const kind = row.kind === 'docx' || row.kind === 'xlsx' ? 'pdf' : row.kind
  const { answer, bytes } = await runTold({ do: 'redact', kind, wanted }, source.bytes)
  const made = answer.redacted
  if (!made) throw new Error('nothing was made')
  mustBeFound(redaction, made)
  if (made.failures.length > 0) throw failureFault(made.failures)
  await ctx.platform.database.transaction(async (tx) => {
    const held = await holdRelease(tx, id, n, redaction.version)
    mustBeUnconfirmed(held)
    if (held.result_file) await eraseFile(tx, held.result_file)
    const result = await keepFile(ctx.platform, tx, { owner: `request:${id}`, name: `公开文件${n}.pdf`, type: PDF, bytes, sealed: true })
    const certificate = await certify(ctx, tx, { row: held, redaction, made, result })
    const secret = { ...openSecret(ctx, held), title: redaction.title, marks: { words: redaction.words, areas: redaction.areas } }
    const by = ctx.actor.kind === 'user' ? { by_user: ctx.actor.userId, by_name: ctx.actor.name } : {}
    const sealed = sealSecret(ctx, id, n, secret)
    await changeRelease(tx, held, {
      ...by,
      status: 'made',
      result_file: result.id,
      certificate,
      sealed,
      at: new Date(ctx.platform.clock.now()),
    })
    await recordRelease(ctx, tx, id, 'ReleaseRedacted', {
      n,
      original: certificate.original.sha256,
      result: result.sha256,
      words: certificate.words.length,
      areas: certificate.areas.length,
    })
  })
}

/** A second person lets the result go out. Refused: release-same-person, release-not-made. Fault `conflict`. */
export async function confirmResult(ctx: Ctx, id: RequestId, n: number, version: number): Promise<void> {
  await ctx.platform.database.transaction(async (tx) => {
    mustTakeFiles(fold(await readHistory(tx, id)).status)
    const held = await holdRelease(tx, id, n, version)
    const { certificate } = held
    if (held.status !== 'made' || !certificate) throw new Refused('release-not-made')
    if (ctx.actor.kind !== 'user' || ctx.actor.userId === held.by_user) throw new Refused('release-same-person', '条例第十七条')
    const confirmed = { ...certificate, confirmedBy: ctx.actor.name, confirmedAt: new Date(ctx.platform.clock.now()).toISOString() }
    await changeRelease(tx, held, { status: 'confirmed', certificate: confirmed })
    await recordRelease(ctx, tx, id, 'ReleaseConfirmed', { n, result: certificate.result.sha256 })
  })
}

/** Takes a file that is not confirmed out for good, its original too. Refused: release-confirmed. Fault `conflict`. */
export async function dropFile(ctx: Ctx, id: RequestId, n: number, version: number): Promise<void> {
  await ctx.platform.database.transaction(async (tx) => {
    const held = await holdRelease(tx, id, n, version)
    mustBeUnconfirmed(held)
    await removeRelease(tx, held)
    const files = [held.original_file, held.pages_file, held.text_file, held.result_file]
    for (const file of new Set(files)) if (file) await eraseFile(tx, file)
    await recordRelease(ctx, tx, id, 'ReleaseDropped', { n })
  })
}

/** What the pages of an original say, and where. */
export async function pagesOf(ctx: Pick<Ctx, 'platform'>, db: Db | Tx, row: ReleaseRow): Promise<PageText[]> {
  return JSON.parse((await readFile(ctx.platform, db, row.text_file)).bytes.toString()) as PageText[]
}

/** A file that goes out with the reply. */
export interface ReleasedFile {
  n: number
  name: string
  size: number
  sha256: string
  certificate: Certificate
}

type Reader = { platform: Pick<Ctx['platform'], 'database' | 'config' | 'clock' | 'cache'> }

/** Outcomes with which something goes out: a request that was taken back or lapsed has an outcome too, and gets no file. */
const GIVING = ['granted', 'partiallyGranted']

/** The confirmed files of a case, for its applicant: none before a reply that gives them was issued. */
export async function releasedFiles(ctx: Reader, id: RequestId): Promise<ReleasedFile[]> {
  const { db } = ctx.platform.database
  const { decision } = fold(await readHistory(db, id))
  if (decision === null || !GIVING.includes(decision.outcome)) return []
  const rows = (await releaseRows(db, id)).filter((row) => row.status === 'confirmed')
  return rows.flatMap((row) => {
    if (!row.certificate) return []
    const { size, sha256 } = row.certificate.result
    return [{ n: row.n, name: `${openSecret(ctx, row).title}.pdf`, size, sha256, certificate: row.certificate }]
  })
}

/** One of them to hand out. Fault `not-found` for whatever is not released. */
export async function readReleased(ctx: Reader, id: RequestId, n: number): Promise<Download> {
  const released = (await releasedFiles(ctx, id)).find((file) => file.n === n)
  if (!released) throw new Fault('not-found', '没有这个文件，或者还没有公开。')
  const row = await releaseRow(ctx.platform.database.db, id, n)
  const { bytes } = await readFile(ctx.platform, ctx.platform.database.db, row.result_file ?? '')
  return new Download(bytes, PDF, released.name)
}

function mustBeUnconfirmed(row: ReleaseRow): void {
  if (row.status === 'confirmed') throw new Refused('release-confirmed', '条例第三十七条')
}

function mustBeSensible({ words, areas, title, lookedAtPictures }: Redaction, pages: readonly PageText[]): void {
  const short = words.find((word) => [...plainOf(word.text)].length < LEAST_WORD)
  if (short) throw new Fault('invalid', `“${short.text}”太短，会遮住许多别的字。请写两个字以上，或者用框选。`, { code: 'word-too-short' })
  const named = words.find((word) => plainOf(title).includes(plainOf(word.text)))
  if (named)
    throw new Fault('invalid', '公开后的文件名里有要遮盖的文字，请改一个名称。', {
      code: 'title-holds-word',
      fields: { title: '请改一个名称。' },
    })
  if (areas.some((area) => !pages.some((page) => page.page === area.page)))
    throw new Fault('invalid', '框选的页码超出了文件的页数，请刷新后重试。')
  const pictured = pages.filter((page) => page.pictures > 0 || page.lines.length === 0).map((page) => page.page)
  if (pictured.length > 0 && !lookedAtPictures)
    throw new Fault(
      'invalid',
      `第 ${pictured.slice(0, 20).join('、')} 页有图片，图片里的文字查找不到。请逐页看过、需要的框选后，勾选“已看过图片”。`,
      {
        code: 'pictures-not-seen',
      },
    )
}

function mustBeFound({ words }: Redaction, made: Omit<Redacted, 'bytes'>): void {
  const absent = words.filter((_, i) => made.found[i]?.count === 0).map((word) => `“${word.text}”`)
  if (absent.length > 0)
    throw new Fault('invalid', `文件里没有找到${absent.join('、')}。请核对写法；在图片里的，请用框选。`, { code: 'word-not-found' })
}

async function certify(
  ctx: Ctx,
  tx: Tx,
  { row, redaction, made, result }: { row: ReleaseRow; redaction: Redaction; made: Omit<Redacted, 'bytes'>; result: StoredFile },
): Promise<Certificate> {
  const sealer = sealerOf(ctx.platform.config)
  const original = await findFile(tx, row.original_file)
  const { organId, number } = parseId(row.request_id)
  return {
    format: 'gongkai-redaction/1',
    request: number,
    organ: (await organById(tx, organId))?.name ?? organId,
    n: row.n,
    original: { sha256: original?.sha256 ?? '', size: original?.size ?? 0, kind: row.kind, pages: made.pages },
    result: { sha256: result.sha256, size: result.size, pages: made.pages },
    words: redaction.words.map(({ text, kind, ground }, i) => ({
      kind,
      ground,
      count: made.found[i]?.count ?? 0,
      pages: made.found[i]?.pages ?? [],
      fingerprint: sealer.fingerprint('redaction', plainOf(text)),
    })),
    areas: redaction.areas.map(({ page, ground }) => ({ page, ground })),
    unseen: made.unseen,
    checks: CHECKS,
    notes: notesOf(row.kind, made.unseen),
    by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    at: new Date(ctx.platform.clock.now()).toISOString(),
    confirmedBy: null,
    confirmedAt: null,
  }
}
