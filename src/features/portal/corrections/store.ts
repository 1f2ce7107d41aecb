import type { Selectable } from 'kysely'
import type { CorrectionKind, CorrectionOutcome } from '../../../../api/corrections.js'
import { addWorkdays } from '../../../../law/calendar/workdays.js'
import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../../law/refused.js'
import type { Actor } from '../../../platform/actor.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { type Clock, today } from '../../../platform/clock.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import { randomSigns } from '../../../platform/crypto/signs.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import type { Site } from '../../../platform/site/site.js'
import { currentCalendar } from '../../calendar/index.js'
import { organById } from '../../organs/index.js'
import { publishedDocument } from '../../publishing/index.js'

interface CorrectionTable {
  site_id: string
  number: string
  organ_id: string
  page: string
  kind: CorrectionKind
  /** Sealed: Words. */
  words: string
  practice: boolean
  received_on: Day
  due: Day
  outcome: CorrectionOutcome | null
  answer: string | null
  answered_on: Day | null
  answered_by: string | null
  /** The version of the document in which it is mended. */
  document_id: string | null
  change_no: number | null
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    portal_correction: CorrectionTable
  }
}
export type CorrectionRow = Selectable<CorrectionTable>

export interface Words {
  words: string
  contact: string
}

/** Within so many working days the State's checks of government sites want an answer to a 找错 message. */
export const ANSWER_WORKDAYS = 3
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** Takes in what a reader found wrong; returns the number under which they see what became of it, which nobody can guess. */
export async function reportCorrection(
  platform: Platform,
  site: Site,
  found: Words & { page: string; kind: CorrectionKind },
): Promise<{ number: string; due: Day }> {
  const { database, clock, config } = platform
  const on = today(clock)
  const number = randomSigns(LENGTH, SIGNS)
  const organId = await ownerOf(database.db, found.page, site.organId, on)
  const due = addWorkdays(on, ANSWER_WORKDAYS, await currentCalendar(database.db))
  const { page, kind, words, contact } = found
  await database.transaction(async (tx) => {
    const sealed = sealerOf(config).seal(JSON.stringify({ words, contact } satisfies Words), aboutOf(number))
    const row = { site_id: SITE_ID, number, organ_id: organId, page, kind, words: sealed, practice: site.demo, received_on: on, due }
    await tx.insertInto('portal_correction').values(row).execute()
    const data = { page, kind, due, practice: site.demo }
    const entry = { stream: streamOf(number), type: 'CorrectionReported', data, article: null }
    await append(tx, { ...entry, chain: organId || 'platform', actor: { kind: 'citizen', caseId: null } }, clock)
  })
  return { number, due }
}

/** Answers it. Throws Fault `not-found`; Refused `correction-answered`. */
export async function answerCorrection(
  platform: Platform,
  actor: Actor,
  name: string,
  number: string,
  answer: { outcome: CorrectionOutcome; text: string },
): Promise<CorrectionRow> {
  const { database, clock } = platform
  return database.transaction((tx) => answerIn(tx, clock, actor, name, number, answer))
}

/** The same in a transaction that the caller has. */
export async function answerIn(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  name: string,
  number: string,
  answer: { outcome: CorrectionOutcome; text: string },
): Promise<CorrectionRow> {
  const row = await tx
    .selectFrom('portal_correction')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noCorrection()
  if (row.outcome !== null) throw new Refused('correction-answered')
  const done = { outcome: answer.outcome, answer: answer.text, answered_on: today(clock), answered_by: name }
  await tx.updateTable('portal_correction').set(done).where('site_id', '=', SITE_ID).where('number', '=', number).execute()
  const data = { outcome: answer.outcome, text: answer.text }
  const entry = { stream: streamOf(number), type: 'CorrectionAnswered', data, article: null }
  await append(tx, { ...entry, chain: row.organ_id || 'platform', actor }, clock)
  return { ...row, ...done }
}

/** What stands under a number, however it is typed; null when there is nothing. */
export async function findCorrection(db: Db, typed: string): Promise<CorrectionRow | null> {
  const number = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const found = db.selectFrom('portal_correction').selectAll().where('site_id', '=', SITE_ID).where('number', '=', number)
  return (await found.executeTakeFirst()) ?? null
}

/** What has no answer, the longest waiting first; practice is left out. */
export async function openCorrections(db: Db, limit: number): Promise<CorrectionRow[]> {
  return db
    .selectFrom('portal_correction')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('outcome', 'is', null)
    .where('practice', '=', false)
    .orderBy('due')
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** The reader's words and how to reach them. */
export function wordsOf({ config }: Pick<Platform, 'config'>, row: Pick<CorrectionRow, 'number' | 'words'>): Words {
  return JSON.parse(sealerOf(config).open(row.words, aboutOf(row.number))) as Words
}

export const noCorrection = (): Fault => new Fault('not-found', '没有这个编号，请核对。')

export const streamOf = (number: string): string => `correction:${number}`
const aboutOf = (number: string): string => `correction:${number}`

/** Whose page it is: the document's organ, the one in the address, else the site's. */
async function ownerOf(db: Db, page: string, siteOrgan: string, on: Day): Promise<string> {
  const [, root, id = ''] = page.split(/[/?#]/)
  if (root === 'xinxi') return (await publishedDocument(db, SITE_ID, id, on))?.organId ?? siteOrgan
  return root === 'zfxxgk' ? ((await organById(db, id))?.id ?? siteOrgan) : siteOrgan
}
