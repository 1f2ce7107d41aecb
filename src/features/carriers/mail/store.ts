import type { Generated, Selectable } from 'kysely'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Platform } from '../../../platform/platform.js'

export type Rhythm = 'now' | 'weekly'

/** What a subscriber wants to hear of; an empty list narrows nothing. */
export interface Choice {
  /** Paths of organs; what is below belongs to them. */
  organs: string[]
  /** Columns without their organ: `fdzdgknr/zcwj`. */
  columns: string[]
  words: string[]
}

interface SubscriberTable {
  site_id: string
  id: string
  /** Keyed, of the address: the same address has the same. */
  print: string
  /** Sealed; empty once no mail can reach it. */
  address: string
  /** Sealed JSON: Choice. */
  choice: string
  rhythm: Rhythm
  state: 'asked' | 'active' | 'suppressed'
  asked_at: Date
  confirmed_at: Date | null
  /** When the row is forgotten, unless it is confirmed. */
  until: Date | null
}
interface NewsTable {
  site_id: string
  document_id: string
  seq: Generated<number>
  at: Date
  organ_path: string
  /** JSON: columns without their organ. */
  columns: string
  now_done: Generated<boolean>
  week_done: Generated<boolean>
  sent: Generated<number>
  failed: Generated<number>
}
interface MessageTable {
  site_id: string
  id: string
  subscriber_id: string
  /** JSON; empty: the mail that asks for confirmation. */
  documents: string
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'dropped'>
  tries: Generated<number>
  next_at: Date
  reason: string | null
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    carrier_subscriber: SubscriberTable
    carrier_news: NewsTable
    carrier_message: MessageTable
  }
}
export type SubscriberRow = Selectable<SubscriberTable>
export type NewsRow = Selectable<NewsTable>
export type MessageRow = Selectable<MessageTable>

type Keys = Pick<Platform, 'config'>

const aboutOf = (id: string): string => `subscriber:${id}`

export const sealFor = ({ config }: Keys, id: string, text: string): string => sealerOf(config).seal(text, aboutOf(id))
export const addressOfRow = ({ config }: Keys, row: Pick<SubscriberRow, 'id' | 'address'>): string =>
  sealerOf(config).open(row.address, aboutOf(row.id))
export const choiceOf = ({ config }: Keys, row: Pick<SubscriberRow, 'id' | 'choice'>): Choice =>
  JSON.parse(sealerOf(config).open(row.choice, aboutOf(row.id))) as Choice

/** The same for the same address, however it is typed. */
export const printOf = ({ config }: Keys, address: string): string => sealerOf(config).fingerprint('subscriber', address.toLowerCase())

/** What only the mail tells: proves that its reader asks. */
export const codeOf = ({ config }: Keys, purpose: 'confirm' | 'leave', id: string): string =>
  sealerOf(config).fingerprint(`subscriber ${purpose}`, id)

/** A column without its organ, so that a choice holds for the same column of every organ. */
export function itemOf(columnId: string): string {
  return columnId.startsWith('zfxxgk/') ? columnId.split('/').slice(2).join('/') : columnId
}
