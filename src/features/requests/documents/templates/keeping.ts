import type { DocumentTemplate } from '../../../../../api/request-documents.js'
import { OUTCOMES } from '../../../../../law/outcomes.js'
import type { Db, Tx } from '../../../../platform/db/database.js'
import { keepFile } from '../../../../platform/files/files.js'
import { append } from '../../../../platform/ledger/ledger.js'
import { type Organ, organById } from '../../../organs/index.js'
import { cellOfOutcome } from '../../cells.js'
import type { Ctx } from '../../handle.js'
import { replyDocument } from '../../verbs.js'
import type { Kind } from '../kinds/kind.js'
import { KINDS } from '../kinds/kinds.js'
import { TYPES } from '../types.js'
import { mustBeTemplate } from './check.js'
import { templatesInUse } from './templates.js'

/** Puts a Word file in the place of the organ's template; what it replaces is kept. Refuses like `mustBeTemplate`. */
export async function replaceTemplate(ctx: Ctx, organ: Organ, kind: Kind, file: { name: string; bytes: Buffer }): Promise<void> {
  await mustBeTemplate(file.bytes, kind)
  const { platform, actor } = ctx
  await platform.database.transaction(async (tx) => {
    await lockTemplates(tx, organ.id, kind.number)
    const versions = await versionsOf(tx, organ.id, kind.number)
    const version = (versions[0]?.version ?? 0) + 1
    const kept = await keepFile(platform, tx, {
      owner: `document-template:${organ.id}`,
      name: file.name,
      type: TYPES.docx,
      bytes: file.bytes,
      sealed: false,
    })
    await stopUse(tx, organ.id, kind.number)
    await tx
      .insertInto('document_template')
      .values({
        organ_id: organ.id,
        kind: kind.number,
        version,
        file_id: kept.id,
        name: file.name,
        sha256: kept.sha256,
        by_name: actor.kind === 'user' ? actor.name : '',
        kept_at: new Date(platform.clock.now()),
        in_use: true,
      })
      .execute()
    await note(ctx, tx, organ, kind, 'DocumentTemplateReplaced', { version, sha256: kept.sha256 })
  })
}

/** The organ uses again what the organ above uses, or what comes with the program. */
export async function resetTemplate(ctx: Ctx, organ: Organ, kind: Kind): Promise<void> {
  await ctx.platform.database.transaction(async (tx) => {
    await stopUse(tx, organ.id, kind.number)
    await note(ctx, tx, organ, kind, 'DocumentTemplateReset', {})
  })
}

/** All templates as the organ uses them. */
export async function templateViews(db: Db, organ: Organ, kinds: readonly Kind[] = KINDS): Promise<DocumentTemplate[]> {
  const inUse = await templatesInUse(db, organ)
  const own = await db.selectFrom('document_template').selectAll().where('organ_id', '=', organ.id).orderBy('version', 'desc').execute()
  const names = new Map<string, string>()
  for (const id of new Set(inUse.map((row) => row.organ_id))) names.set(id, (await organById(db, id))?.name ?? id)
  return kinds.map((kind) => {
    const used = inUse.find((row) => row.kind === kind.number)
    const { number, title, article, suffix, required, optional } = kind
    return {
      kind: number,
      title,
      article,
      suffix,
      cell: cellOf(number),
      required,
      optional,
      from: used === undefined ? 'default' : used.organ_id === organ.id ? 'own' : 'above',
      fromName: used === undefined ? null : (names.get(used.organ_id) ?? null),
      version: used?.version ?? null,
      versions: own
        .filter((row) => row.kind === number)
        .map((row) => ({ version: row.version, name: row.name, by: row.by_name, at: row.kept_at.toISOString(), sha256: row.sha256 })),
    }
  })
}

/** Where a letter counts in table 3: 三（四）1. */
function cellOf(number: number): string | null {
  const outcomes = OUTCOMES.filter(({ key, bases }) => {
    if (key === 'otherCorrectionLapsed' || key === 'otherFeeUnpaid') return number === 22
    const grounds = bases.length === 0 ? [[]] : bases.map((basis) => [basis.article])
    return grounds.some((ground) => replyDocument(key, ground).number === number)
  })
  const cells = outcomes.map(({ key }) => cellOfOutcome(key, 'naturalPerson', '2021')?.label ?? '').filter((label) => label !== '')
  return cells.length === 0 ? null : cells.join('、')
}

function versionsOf(tx: Tx, organId: string, kind: number) {
  return tx
    .selectFrom('document_template')
    .select('version')
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
}

async function stopUse(tx: Tx, organId: string, kind: number): Promise<void> {
  await tx.updateTable('document_template').set({ in_use: false }).where('organ_id', '=', organId).where('kind', '=', kind).execute()
}

/** Two who replace at once wait for one another, so that versions stay apart. */
async function lockTemplates(tx: Tx, organId: string, kind: number): Promise<void> {
  await tx.selectFrom('document_template').select('version').where('organ_id', '=', organId).where('kind', '=', kind).forUpdate().execute()
}

async function note(ctx: Ctx, tx: Tx, organ: Organ, kind: Kind, type: string, data: object): Promise<void> {
  const entry = {
    chain: organ.id,
    stream: `document-template:${organ.id}:${kind.number}`,
    type,
    data: { title: kind.title, ...data },
    actor: ctx.actor,
    article: null,
  }
  await append(tx, entry, ctx.platform.clock)
}
