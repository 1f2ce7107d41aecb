import type { Content } from '../../../api/publishing-content.js'
import { actorKey } from '../../platform/actor.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { filesOf } from '../../platform/files/files.js'
import { fileNamed } from '../../platform/files/names.js'
import { columnById, takesDocuments } from './columns/tree.js'
import type { DocumentEvent, Origin, Work } from './document/events.js'
import { mustBeWriting } from './document/guards.js'
import { beginChange, startDocument } from './document/writing.js'
import { type Ctx, type Held, hold, holdNew, projectDocument, record } from './handle.js'
import { cleanHtml } from './html/clean.js'
import { attachmentAddress, type DocumentId, fileOwnerOf, newDocumentId } from './id.js'
import { type KeptContent, readContent, saveContent } from './store/contents.js'

/** Begins a document with its first words. Refuses column-unfit. */
export async function startDraft(ctx: Ctx, organId: string, origin: Origin, content: Content, id = newDocumentId()): Promise<DocumentId> {
  await ctx.platform.database.transaction((tx) => startDraftIn(ctx, tx, { organId, origin, content, id }))
  return id
}

/** The same in a transaction that the caller has. */
export async function startDraftIn(
  ctx: Ctx,
  tx: Tx,
  start: { organId: string; origin: Origin; content: Content; id: DocumentId; from?: string },
): Promise<void> {
  const { organId, origin, content, id, from } = start
  const held = await holdNew(ctx, tx, id)
  await mustFitColumns(ctx, tx, organId, content)
  const by = userOf(ctx)
  await keepWords(ctx, held, { no: 1, revision: 1, content: cleaned(content, id), authors: [by], frozen: false })
  await record(ctx, held, startDocument(held.state, { organId, origin, by, ...(from === undefined ? {} : { from }) }))
}

/**
 * Saves what is being written over the revision that the caller saw. Fault `conflict` (stale-revision) when somebody saved meanwhile; refuses
 * document-in-review, no-work, column-unfit, and files that were not uploaded for this document.
 */
export async function saveDraft(ctx: Ctx, id: DocumentId, revision: number, content: Content): Promise<KeptContent> {
  return changeDraft(ctx, id, revision, async ({ tx, state }) => {
    await mustFitColumns(ctx, tx, state.organId, content)
    const known = new Map((await filesOf(tx, fileOwnerOf(ctx.siteId, id))).map((file) => [file.id, file]))
    const attachments = content.attachments.map((one) => {
      const file = known.get(one.file)
      if (!file) throw new Fault('invalid', `附件“${one.name}”不是为这条信息上传的，请重新上传。`)
      return { ...one, name: fileNamed(one.name, file.name.split('.').at(-1) ?? '') }
    })
    return cleaned({ ...content, attachments }, id)
  })
}

/** Begins a change of what is public, with the public words to begin with. Refuses work-open, not-published. */
export async function openChange(ctx: Ctx, held: Held): Promise<DocumentEvent> {
  const event = beginChange(held.state, userOf(ctx))
  const last = held.state.versions.at(-1)
  const { content } = await readContent(ctx.platform, held.tx, ctx.siteId, held.id, last?.no ?? 1)
  const no = event.type === 'ChangeBegun' ? event.no : 0
  await keepWords(ctx, held, { no, revision: 1, content: { ...content, changeNote: null }, authors: [userOf(ctx)], frozen: false })
  return event
}

/** Changes the words on their way under the row's lock; `make` gets what is there. */
export async function changeDraft(
  ctx: Ctx,
  id: DocumentId,
  revision: number,
  make: (held: Held, kept: KeptContent) => Promise<Content>,
): Promise<KeptContent> {
  return ctx.platform.database.transaction(async (tx) => {
    const held = await hold(ctx, tx, id)
    const work = mustBeWriting(held.state)
    const kept = await workingContent(ctx, held, work)
    mustBeRevision(kept, revision)
    const content = await make(held, kept)
    const authors = [...new Set([...kept.authors, userOf(ctx)])]
    await keepWords(ctx, held, { no: work.no, revision: kept.revision + 1, content, authors, frozen: false })
    await projectDocument(ctx, held)
    return workingContent(ctx, held, work)
  })
}

/** The words of the version on its way. */
export function workingContent(ctx: Ctx, held: Pick<Held, 'tx' | 'id'>, work: Work): Promise<KeptContent> {
  return readContent(ctx.platform, held.tx, ctx.siteId, held.id, work.no)
}

/** Fault `conflict` with who saved. */
export function mustBeRevision(kept: KeptContent, revision: number): void {
  if (kept.revision === revision) return
  throw new Fault('conflict', `${kept.savedName}刚刚保存过这份稿件。请先刷新，看过对方的修改再保存。`, { code: 'stale-revision' })
}

/** Keeps words under the name of who acts; sealed, for nobody may see them yet. */
export async function keepWords(
  ctx: Ctx,
  { tx, id }: Pick<Held, 'tx' | 'id'>,
  words: Pick<KeptContent, 'no' | 'revision' | 'content' | 'authors' | 'frozen'>,
): Promise<void> {
  const saved = { savedBy: userOf(ctx), savedName: nameOf(ctx), savedAt: new Date(ctx.platform.clock.now()) }
  await saveContent(ctx.platform, tx, ctx.siteId, id, { ...words, ...saved }, true)
}

/** The text with only what is allowed in it, and blanks as not known. */
export function cleaned(content: Content, id: DocumentId): Content {
  const own = new Set(content.attachments.filter((one) => one.inline).map((one) => attachmentAddress(id, one.file)))
  const blank = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())
  const { issuer, documentNo, topic, genre, basis, summary, catalogItemId, source, changeNote } = content
  return {
    ...content,
    body: cleanHtml(content.body, (src) => own.has(src)),
    issuer: blank(issuer),
    documentNo: blank(documentNo),
    topic: blank(topic),
    genre: blank(genre),
    basis: blank(basis),
    summary: blank(summary),
    catalogItemId: blank(catalogItemId),
    source: blank(source),
    changeNote: blank(changeNote),
    keywords: [...new Set(content.keywords.map((word) => word.trim()).filter((word) => word !== ''))],
    alsoIn: [...new Set(content.alsoIn)].filter((column) => column !== content.columnId),
  }
}

/** Who acts, as authors and reviewers are known. */
export function userOf(ctx: Ctx): string {
  return ctx.actor.kind === 'user' ? ctx.actor.userId : actorKey(ctx.actor)
}

const nameOf = (ctx: Ctx): string => (ctx.actor.kind === 'user' ? ctx.actor.name : '系统')

/** The columns are the organ's own and documents go into them. Refuses column-unfit. */
export async function mustFitColumns(ctx: Ctx, tx: Tx, organId: string, content: Content): Promise<void> {
  for (const id of [content.columnId, ...content.alsoIn]) {
    const column = await columnById(tx, ctx.siteId, id)
    if (!column || !takesDocuments(column) || column.organId !== organId) throw new Refused('column-unfit')
  }
}
