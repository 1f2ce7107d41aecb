import type { Person, Words } from '../../../api/request-view.js'
import type { Day } from '../../../law/day.js'
import { isCitizenNumber, isCreditCode } from '../../../law/identity.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { organById } from '../organs/index.js'
import type { ApplicantKind, Channel, Delivery, RequestKind } from './events.js'
import type { RequestId, Series } from './id.js'

/** A request as it comes in, by whatever channel. */
export interface Incoming {
  organId: string
  kind: RequestKind
  channel: Channel
  /** The day it was handed in, signed for or came into the organ's machine. */
  on: Day
  applicantKind: ApplicantKind
  delivery: Delivery[]
  practice: boolean
  person: Person
  words: Words
  /** The same key makes the same case once, however often it is sent; null where nothing is sent twice. */
  once: string | null
}

/** What the applicant is handed. The password is kept nowhere. */
export interface Receipt {
  id: RequestId
  /** 2021-0001; unique within the organ. */
  number: string
  password: string
  /** The ledger entry that proves it. */
  chain: string
  seq: number
  hash: string
}

/** What belongs to a new case and stands or falls with it: files, a mail that it came by. Not called again for a `once` that was taken before. */
export type Also = (tx: Tx, id: RequestId) => Promise<void>

/** The same by a few statements for all cases that go in by one commit: those with the same `finish` are handed to it together, each with its `of`. */
export interface Along<T = unknown> {
  of: T
  finish(tx: Tx, cases: readonly { id: RequestId; of: T }[]): Promise<void>
}

/**
 * Art. 29: what the form asks of those who fill it in themselves. On paper anything may be missing: that is what corrections are for.
 * Refused: bad-citizen-number, bad-credit-code, contact-needed, email-needed, address-needed.
 */
export function mustBeReachable({ person, delivery }: Pick<Incoming, 'person' | 'delivery'>): void {
  const article = '条例第二十九条'
  if (person.idKind === 'idCard' && !isCitizenNumber(person.idNumber)) throw new Refused('bad-citizen-number', article)
  if (person.idKind === 'uscc' && !isCreditCode(person.idNumber)) throw new Refused('bad-credit-code', article)
  if (![person.phone, person.email, person.address].some((text) => text !== '')) throw new Refused('contact-needed', article)
  if (delivery.includes('email') && person.email === '') throw new Refused('email-needed', article)
  if (delivery.includes('post') && person.address === '') throw new Refused('address-needed', article)
}

/** Fault `not-found` for an organ that is not there any more. */
export async function mustStand(tx: Tx, organId: string): Promise<void> {
  const organ = await organById(tx, organId)
  if (!organ || organ.endedOn) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
}

/** What of a new request is kept encrypted; the hash of the words, which come first, goes into the ledger. */
export function partsOf({ person, words }: Pick<Incoming, 'person' | 'words'>): { words: string; person: string } {
  return { words: JSON.stringify({ ...words, correction: '', reasons: '' }), person: JSON.stringify(person) }
}

export function seriesOf({ practice, kind }: Pick<Incoming, 'practice' | 'kind'>): Series {
  if (practice) return 'Y'
  return kind === 'record-correction' ? 'G' : ''
}
