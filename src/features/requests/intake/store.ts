import type { Day } from '../../../../law/day.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { Platform } from '../../../platform/platform.js'

interface MailboxTable {
  organ_id: string
  host: string
  port: number
  security: 'tls' | 'starttls' | 'plain'
  login: string
  sealed_password: string
  folder: string
  done_folder: string | null
  enabled: boolean
  from_day: Day
  /** Of the folder as it was read last, and how far. */
  uid_validity: string | null
  last_uid: number
  checked_at: Date | null
  trouble: string | null
}
interface MailTable {
  id: string
  organ_id: string
  /** Keyed, of all that makes a mail this one: the same mail comes in once, by whatever number. */
  fingerprint: string
  uid_validity: string
  uid: number
  /** Sender, subject and text. */
  sealed: string
  at: Date
  on_day: Day
  attachments: number
  status: 'waiting' | 'registered' | 'dismissed'
  request_id: string | null
  reason: string | null
  by_name: string | null
  decided_at: Date | null
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    request_mailbox: MailboxTable
    received_mail: MailTable
  }
}

export type MailboxRow = MailboxTable
export type MailRow = MailTable

/** What of a mail nobody may read in the database. */
export interface MailContent {
  from: string
  fromName: string
  replyTo: string | null
  subject: string
  messageId: string
  text: string
  notes: string[]
  /** What attachments are called, by their file's id: people put their names into it. */
  names: Record<string, string>
}

type Keys = Pick<Platform, 'config'>

export async function mailboxOf(db: Db | Tx, organId: string): Promise<MailboxRow | null> {
  return (await db.selectFrom('request_mailbox').selectAll().where('organ_id', '=', organId).executeTakeFirst()) ?? null
}

export function enabledMailboxes(db: Db): Promise<MailboxRow[]> {
  return db.selectFrom('request_mailbox').selectAll().where('enabled', '=', true).orderBy('organ_id').execute()
}

export const ownerOf = (id: string): string => `mail:${id}`

export function sealMail({ config }: Keys, id: string, content: MailContent): string {
  return sealerOf(config).seal(JSON.stringify(content), ownerOf(id))
}

export function openMail({ config }: Keys, row: Pick<MailRow, 'id' | 'sealed'>): MailContent {
  return JSON.parse(sealerOf(config).open(row.sealed, ownerOf(row.id))) as MailContent
}

/** One mail. Fault `not-found`. */
export async function mailRow(db: Db | Tx, id: string): Promise<MailRow> {
  const row = await db.selectFrom('received_mail').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', '没有这封邮件，可能已经按期清除。')
  return row
}

/** The same, held for a decision. Fault `conflict` when somebody has decided already. */
export async function holdMail(tx: Tx, id: string): Promise<MailRow> {
  const row = await tx.selectFrom('received_mail').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return mailRow(tx, id)
  if (row.status !== 'waiting')
    throw new Fault('conflict', `${row.by_name ?? '有人'}已经处理过这封邮件，请刷新后再看。`, { code: 'mail-decided' })
  return row
}

/** What waits unregistered: art. 31 wants it confirmed with the sender, on the day it came if that can be. */
export async function unregisteredMail(db: Db | Tx, organIds: readonly string[]): Promise<{ id: string; organId: string; on: Day }[]> {
  if (organIds.length === 0) return []
  const rows = await db
    .selectFrom('received_mail')
    .select(['id', 'organ_id', 'on_day'])
    .where('status', '=', 'waiting')
    .where('organ_id', 'in', [...organIds])
    .orderBy('at')
    .execute()
  return rows.map(({ id, organ_id, on_day }) => ({ id, organId: organ_id, on: on_day }))
}
