import { addWorkdays } from '../../../law/calendar/workdays.js'
import type { Day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import { randomSigns } from '../../platform/crypto/signs.js'
import { Fault } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import { isPassword, makePassword, passwordHash, tryPassword } from '../../platform/password/password.js'
import type { Platform } from '../../platform/platform.js'
import type { Site } from '../../platform/site/site.js'
import { currentCalendar } from '../calendar/index.js'
import { publishedDocument } from '../publishing/index.js'
import type { QuestionRow } from './tables.js'

/** What the asker wrote, kept sealed. */
export interface Asked {
  title: string
  words: string
  name: string
  contact: string
}

/** An answer on its way, kept sealed. */
export interface Draft {
  text: string
  publish: boolean
  publicTitle: string
  publicWords: string
  reason: string
  by: string
  returned: string | null
}

/** What the asker is handed. */
export interface Receipt {
  number: string
  password: string
  due: Day
}

/**
 * The State names no period; places that wrote one into their rules name five working days (济南 2018 art. 24, 潍坊 2021 art. 20). A question that
 * waits for three months fails the site in the State's checks (国办秘函〔2019〕19号).
 */
export const ANSWER_WORKDAYS = 5
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** Takes a question in. The same `once` again gives the same receipt. Fault `not-found` when its document is not public. */
export async function askQuestion(
  platform: Platform,
  site: Pick<Site, 'organId' | 'demo'>,
  asked: Asked & { documentId: string | null; mayPublish: boolean; once: string },
): Promise<Receipt> {
  const { database, clock, config } = platform
  const on = today(clock)
  const { documentId, mayPublish, once, title, words, name, contact } = asked
  const document = documentId === null ? null : await publishedDocument(database.db, SITE_ID, documentId, on)
  if (documentId !== null && !document) throw new Fault('not-found', '您咨询的文件没有公开，或者已经撤下。')
  const organId = document?.organId ?? site.organId
  const password = makePassword(config, `question:${once}`)
  const due = addWorkdays(on, ANSWER_WORKDAYS, await currentCalendar(database.db))
  return database.transaction(async (tx) => {
    const number = randomSigns(LENGTH, SIGNS)
    const added = await tx
      .insertInto('question')
      .values({
        site_id: SITE_ID,
        number,
        organ_id: organId,
        document_id: documentId,
        asked: sealPart(platform, number, 'asked', { title, words, name, contact } satisfies Asked),
        draft: null,
        author: null,
        status: 'received',
        may_publish: mayPublish,
        practice: site.demo,
        received_on: on,
        due,
        answered_on: null,
        answered_by: null,
        public_id: null,
        public_title: null,
        public_words: null,
        public_answer: null,
        password: passwordHash(config, number, password),
        once,
      })
      .onConflict((conflict) => conflict.columns(['site_id', 'once']).doNothing())
      .returning('number')
      .executeTakeFirst()
    if (!added) {
      const before = tx.selectFrom('question').select(['number', 'due']).where('site_id', '=', SITE_ID).where('once', '=', once)
      return { ...(await before.executeTakeFirstOrThrow()), password }
    }
    const data = { documentId, mayPublish, due, practice: site.demo }
    const entry = { stream: streamOf(number), type: 'QuestionAsked', data, article: null }
    await append(tx, { ...entry, chain: organId || 'platform', actor: { kind: 'citizen', caseId: null } }, clock)
    return { number, password, due }
  })
}

/** A question by its number and query password, however they are typed; null for both that are wrong. Fault `too-many` after failures. */
export async function questionFor(platform: Platform, typed: { number: string; password: string }): Promise<QuestionRow | null> {
  const number = typed.number.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const row = await findQuestion(platform, number)
  const isRight = await tryPassword(platform, `question:${number}`, async () =>
    isPassword(platform.config, number, typed.password, row?.password),
  )
  return isRight ? row : null
}

export async function findQuestion({ database }: Pick<Platform, 'database'>, number: string): Promise<QuestionRow | null> {
  const found = database.db.selectFrom('question').selectAll().where('site_id', '=', SITE_ID).where('number', '=', number)
  return (await found.executeTakeFirst()) ?? null
}

export const askedOf = (platform: Pick<Platform, 'config'>, row: Pick<QuestionRow, 'number' | 'asked'>): Asked =>
  openPart(platform, row.number, 'asked', row.asked)

export const draftOf = (platform: Pick<Platform, 'config'>, row: Pick<QuestionRow, 'number' | 'draft'>): Draft | null =>
  row.draft === null ? null : openPart(platform, row.number, 'draft', row.draft)

export function sealPart({ config }: Pick<Platform, 'config'>, number: string, part: 'asked' | 'draft', words: Asked | Draft): string {
  return sealerOf(config).seal(JSON.stringify(words), `question:${number}:${part}`)
}

export const streamOf = (number: string): string => `question:${number}`
export const noQuestion = (): Fault => new Fault('not-found', '没有这件咨询，请核对编号。')

function openPart<T>({ config }: Pick<Platform, 'config'>, number: string, part: 'asked' | 'draft', sealed: string): T {
  return JSON.parse(sealerOf(config).open(sealed, `question:${number}:${part}`)) as T
}
