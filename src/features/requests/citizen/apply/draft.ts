import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Person } from '../../../../../api/request-view.js'
import { sealerOf } from '../../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../../platform/db/database.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { eraseFile, filesOf } from '../../../../platform/files/files.js'
import type { Attachment } from '../../attachments.js'
import type { ApplicantKind, Delivery } from '../../events.js'
import type { Ctx } from '../../handle.js'
import type { RequestId } from '../../id.js'

interface DraftTable {
  id: string
  organ_id: string
  code: string
  token: string
  sealed: string
  request_id: string | null
  submitted_at: Date | null
  password_hidden: boolean
  expires_at: Date
}
declare module '../../../../platform/db/database.js' {
  interface Schema {
    request_draft: DraftTable
  }
}

/** What was answered so far; null: that page has not been answered. */
export interface Answers {
  kind: ApplicantKind
  person: Person | null
  what: { description: string; title: string; documentNo: string } | null
  /** Whether what is published already was looked at. */
  looked: boolean
  way: { form: ('paper' | 'electronic' | 'disc')[]; delivery: Delivery[] } | null
  files: Pick<Attachment, 'id' | 'name' | 'size' | 'what'>[]
  /** Words that the visitor came with, from a search that found nothing. */
  wanted: string
}

/** An application that is being written. */
export interface Draft {
  id: string
  organId: string
  /** Tells it again on another device: K7MN-2QXR-9DTB. */
  code: string
  answers: Answers
  /** The case that it became. */
  requestId: RequestId | null
  submittedAt: Date | null
  passwordHidden: boolean
}

/** How long a draft is kept after it was last written to. */
export const DRAFT_DAYS = 30
const DAY_MS = 86_400_000
/** Without the signs that are mistaken for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_SIGNS = 12

type Site = Pick<Ctx, 'platform'>

/** Begins a draft. `token` is for the browser's cookie: it is kept nowhere, like the code. */
export async function beginDraft(site: Site, tx: Tx, organId: string, answers: Answers): Promise<{ draft: Draft; token: string }> {
  const id = randomUUID()
  const code = makeCode()
  const token = randomBytes(32).toString('base64url')
  const row = {
    id,
    organ_id: organId,
    code: fingerprint(site, 'code', plain(code)),
    token: fingerprint(site, 'token', token),
    sealed: sealOf(site, id, { code, answers }),
    expires_at: expiry(site),
  }
  await tx
    .insertInto('request_draft')
    .values({ ...row, request_id: null, submitted_at: null, password_hidden: false })
    .execute()
  return { draft: { id, organId, code, answers, requestId: null, submittedAt: null, passwordHidden: false }, token }
}

/** The draft of a browser's token, or null. */
export async function draftByToken(site: Site, db: Db | Tx, token: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('request_draft')
    .selectAll()
    .where('token', '=', fingerprint(site, 'token', token))
    .executeTakeFirst()
  return row && row.expires_at.getTime() > site.platform.clock.now() ? opened(site, row) : null
}

/** The draft as it is now, held until the transaction ends, so that two tabs do not lose each other's answers. Fault `conflict` once it is submitted. */
export async function holdDraft(site: Site, tx: Tx, { id }: Pick<Draft, 'id'>): Promise<Draft> {
  const row = await tx.selectFrom('request_draft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Fault('conflict', '这份草稿已经不在了，请重新开始。')
  if (row.request_id !== null) throw new Fault('conflict', '这份申请已经提交过了，不能再改。')
  return opened(site, row)
}

/** The draft that a resume code opens, with a new token: from now on the browser that told the code writes on. null for a code that opens nothing. */
export async function takeUpDraft(site: Site, tx: Tx, organId: string, code: string): Promise<{ draft: Draft; token: string } | null> {
  const row = await tx
    .selectFrom('request_draft')
    .selectAll()
    .where('code', '=', fingerprint(site, 'code', plain(code)))
    .where('organ_id', '=', organId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.expires_at.getTime() <= site.platform.clock.now()) return null
  const draft = opened(site, row)
  if (draft.requestId !== null) return { draft, token: '' }
  const token = randomBytes(32).toString('base64url')
  await tx
    .updateTable('request_draft')
    .set({ token: fingerprint(site, 'token', token) })
    .where('id', '=', row.id)
    .execute()
  return { draft, token }
}

export async function saveDraft(site: Site, tx: Tx, { id, code, answers }: Draft): Promise<void> {
  await tx
    .updateTable('request_draft')
    .set({ sealed: sealOf(site, id, { code, answers }), expires_at: expiry(site) })
    .where('id', '=', id)
    .execute()
}

/** What was written now stands in the case; the draft only remembers which one it became. */
export async function endDrafts(site: Site, tx: Tx, ended: readonly { draft: Draft; id: RequestId }[]): Promise<void> {
  const rows = ended.map(({ draft, id }) => ({
    id: draft.id,
    sealed: sealOf(site, draft.id, { code: draft.code, answers: { ...EMPTY, kind: draft.answers.kind } }),
    request_id: id,
  }))
  const at = new Date(site.platform.clock.now())
  await sql`
    update request_draft as kept
    set sealed = now.sealed, request_id = now.request_id, submitted_at = ${at}, expires_at = ${expiry(site)}
    from json_to_recordset(${JSON.stringify(rows)}::json) as now (id text, sealed text, request_id text)
    where kept.id = now.id`.execute(tx)
}

export async function hidePassword(tx: Tx, draft: Draft): Promise<void> {
  await tx.updateTable('request_draft').set({ password_hidden: true }).where('id', '=', draft.id).execute()
}

/** Every night: drafts that nobody has written to for 30 days, with their files. */
export async function dropOldDrafts({ database, clock }: Pick<Ctx['platform'], 'database' | 'clock'>): Promise<number> {
  return database.transaction(async (tx) => {
    const old = await tx.selectFrom('request_draft').select('id').where('expires_at', '<=', new Date(clock.now())).limit(500).execute()
    for (const { id } of old) {
      for (const file of await filesOf(tx, ownerOf({ id }))) await eraseFile(tx, file.id)
      await tx.deleteFrom('request_draft').where('id', '=', id).execute()
    }
    return old.length
  })
}

/** The owner of a draft's files. */
export const ownerOf = ({ id }: Pick<Draft, 'id'>): string => `draft:${id}`

export const EMPTY: Answers = { kind: 'naturalPerson', person: null, what: null, looked: false, way: null, files: [], wanted: '' }

function opened(site: Site, row: DraftTable): Draft {
  const { code, answers } = JSON.parse(sealerOf(site.platform.config).open(row.sealed, aboutOf(row.id))) as Pick<Draft, 'code' | 'answers'>
  const { request_id, submitted_at, password_hidden } = row
  return {
    id: row.id,
    organId: row.organ_id,
    code,
    answers,
    requestId: request_id,
    submittedAt: submitted_at,
    passwordHidden: password_hidden,
  }
}

function sealOf({ platform }: Site, id: string, content: Pick<Draft, 'code' | 'answers'>): string {
  return sealerOf(platform.config).seal(JSON.stringify(content), aboutOf(id))
}

function fingerprint({ platform }: Site, what: 'code' | 'token', value: string): string {
  return sealerOf(platform.config).fingerprint(`draft ${what}`, value)
}

/** As people type it: any case, full-width, with or without the dashes. */
function plain(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

function makeCode(): string {
  const signs = [...randomBytes(CODE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

const expiry = ({ platform }: Site): Date => new Date(platform.clock.now() + DRAFT_DAYS * DAY_MS)
const aboutOf = (id: string): string => `draft:${id}`
