import type { z } from 'zod'
import { type Content, contentSchema } from '../../../api/publishing-content.js'
import type { Day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { findingOf } from './checks/finding.js'
import { personalCheck } from './checks/personal.js'
import { startDocument } from './document/writing.js'
import { cleaned, keepWords, mustFitColumns, userOf, workingContent } from './drafts.js'
import { keepOpened, type Opened } from './files.js'
import { type Ctx, type Held, hold, holdNew, projectDocument, record } from './handle.js'
import { plainText } from './html/text.js'
import { attachmentAddress, type DocumentId, newDocumentId } from './id.js'
import { fingerprintOf } from './store/contents.js'

/** Something from an old site, with its files; in the text a file stands as `fileMark` of its place in the list. */
export interface Taken {
  organId: string
  /** Where it is known from; shown on its page. */
  source: string
  on: Day | null
  content: Omit<z.input<typeof contentSchema>, 'attachments'>
  files: readonly (Opened & { inline: boolean })[]
}

/** What stands in a text for the address of a file that has none yet. */
export const fileMark = (at: number): string => `https://file.invalid/${at}/`

const JOB = { kind: 'system', job: 'import' } as const
const ctxOf = (platform: Ctx['platform']): Ctx => ({ platform, actor: JOB, siteId: SITE_ID })

/** The sentences of what would block a publication for personal data, in text, metadata and files; empty when nothing does. */
export function personalBlocks(content: Taken['content'], files: Taken['files']): string[] {
  const whole = contentSchema.parse({ ...content, attachments: files.map(({ name }, at) => ({ file: String(at), name })) })
  const attachments = whole.attachments.map((attachment, at) => {
    const file = files[at] as Opened
    return { attachment, size: file.bytes.length, reading: file.reading }
  })
  const found = personalCheck.find({ content: whole, text: plainText(whole.body), attachments })
  return found
    .map((one) => findingOf(personalCheck, one))
    .flatMap((one) => (one.severity === 'block' ? [`${one.where}：${one.message}`] : []))
}

/**
 * Takes over what was public on an old site, in the caller's transaction: published as it was found, without our gates, and the ledger says so;
 * or, `as` a draft, for somebody to look at first. Returns its id. Refuses column-unfit.
 */
export async function takeOver(platform: Platform, tx: Tx, taken: Taken, as: 'public' | 'draft'): Promise<DocumentId> {
  const ctx = ctxOf(platform)
  const id = newDocumentId()
  const held = await holdNew(ctx, tx, id)
  const content = await keepAll(ctx, held, taken)
  await mustFitColumns(ctx, tx, taken.organId, content)
  await keepWords(ctx, held, { no: 1, revision: 1, content, authors: as === 'draft' ? [userOf(ctx)] : [], frozen: as === 'public' })
  if (as === 'public') await recordTaken(ctx, held, taken, content, 1)
  else await record(ctx, held, startDocument(held.state, { organId: taken.organId, origin: 'import', by: userOf(ctx) }))
  return id
}

/** What becomes of newer words of something that was taken before. */
export type Again = 'public' | 'draft' | 'changed-here' | 'withdrawn'

/** What takeAgain would do, without doing it. */
export async function wouldTakeAgain(platform: Platform, tx: Tx, id: DocumentId, organId: string): Promise<Again> {
  const ctx = ctxOf(platform)
  return againOf(ctx, await hold(ctx, tx, id), organId)
}

/**
 * Takes over the newer words of what was taken before: a public version more, or the draft's words. `changed-here` when somebody here has worked
 * on it since, `withdrawn` when it was taken down: then everything stays as it is.
 */
export async function takeAgain(platform: Platform, tx: Tx, id: DocumentId, taken: Taken): Promise<Again> {
  const ctx = ctxOf(platform)
  const held = await hold(ctx, tx, id)
  const again = await againOf(ctx, held, taken.organId)
  if (again === 'changed-here' || again === 'withdrawn') return again
  const content = await keepAll(ctx, held, taken)
  await mustFitColumns(ctx, tx, taken.organId, content)
  const { work, versions } = held.state
  if (again === 'draft' && work) {
    const kept = await workingContent(ctx, held, work)
    await keepWords(ctx, held, { no: work.no, revision: kept.revision + 1, content, authors: kept.authors, frozen: false })
    await projectDocument(ctx, held)
    return again
  }
  const no = (versions.at(-1)?.no ?? 0) + 1
  await keepWords(ctx, held, { no, revision: 1, content, authors: [], frozen: true })
  await recordTaken(ctx, held, taken, content, no)
  return again
}

async function againOf(ctx: Ctx, held: Held, organId: string): Promise<Again> {
  const { life, work } = held.state
  if (life === 'withdrawn') return 'withdrawn'
  if (life === 'discarded' || held.state.organId !== organId) return 'changed-here'
  if (life !== 'draft') return held.history.every(({ event }) => event.type === 'DocumentRecorded') ? 'public' : 'changed-here'
  const untouched = work !== null && held.history.length === 1 && (await workingContent(ctx, held, work)).savedBy === userOf(ctx)
  return untouched ? 'draft' : 'changed-here'
}

async function recordTaken(ctx: Ctx, held: Held, taken: Taken, content: Content, no: number): Promise<void> {
  const { organId, source, on } = taken
  const sha256 = fingerprintOf(content)
  await record(ctx, held, { type: 'DocumentRecorded', organId, origin: 'import', source, no, sha256, indexNo: null, on })
}

/** Keeps the files and puts their addresses into the text. */
async function keepAll(ctx: Ctx, { tx, id }: Held, taken: Taken): Promise<Content> {
  const attachments: Content['attachments'] = []
  let body = taken.content.body ?? ''
  for (const [at, file] of taken.files.entries()) {
    const kept = await keepOpened(ctx, tx, id, file)
    attachments.push({ file: kept.id, name: file.name, inline: file.inline })
    body = body.replaceAll(fileMark(at), attachmentAddress(id, kept.id))
  }
  return cleaned(contentSchema.parse({ ...taken.content, body, attachments }), id)
}
