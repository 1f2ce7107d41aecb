import { createHmac } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib/v1'
import type { Challenge } from 'altcha-lib/v1/types'
import { sealerOf } from '../../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../../platform/db/database.js'
import { Fault } from '../../../../platform/errors/errors.js'
import type { Ctx } from '../../handle.js'

interface SpentTable {
  challenge: string
  until: Date
}
interface UnprovenTable {
  source: string
  at: Date
}
declare module '../../../../platform/db/database.js' {
  interface Schema {
    request_spent_work: SpentTable
    request_unproven: UnprovenTable
  }
}

/** A second of work for a phone; a million applications are a million seconds. */
const MOST_STEPS = 100_000
const GOOD_FOR_MS = 2 * 3_600_000
/** Without a proof: so many from one address in so long. */
const FREE = 3
const WINDOW_MS = 10 * 60_000

type Site = Pick<Ctx, 'platform'>

/** What a browser has to work out before it submits this draft, instead of a puzzle for people (no picture, no sound). */
export function workFor({ platform }: Site, draftId: string): Promise<Challenge> {
  const until = String(platform.clock.now() + GOOD_FOR_MS)
  return createChallenge({ hmacKey: keyOf(platform), maxNumber: MOST_STEPS, params: { draft: draftId, until } })
}

/** The challenge that was solved for this draft; null when none was, as without scripts. Throws Fault `refused` for one that is wrong or too old. */
export async function provenWork({ platform }: Site, draftId: string, answer: string): Promise<{ challenge: string; until: Date } | null> {
  if (answer === '') return null
  const payload = parse(answer)
  const params = new URLSearchParams(payload?.salt.split('?')[1] ?? '')
  const until = Number(params.get('until'))
  if (!payload || params.get('draft') !== draftId || !(await verifySolution(payload, keyOf(platform), false)))
    throw new Fault('refused', '浏览器的自动核验没有通过，已经重新开始。请再按一次“提交申请”。', { code: 'work-wrong' })
  if (until < platform.clock.now())
    throw new Fault('refused', '这一页打开得太久，自动核验已经过期，已经重新开始。请再按一次“提交申请”。', { code: 'work-old' })
  return { challenge: payload.challenge, until: new Date(until) }
}

/** Each proof pays for one application. Throws Fault `refused` when any of these has paid already. */
export async function spendWork(tx: Tx, works: readonly { challenge: string; until: Date }[]): Promise<void> {
  if (works.length === 0) return
  const spent = await tx
    .insertInto('request_spent_work')
    .values(works)
    .onConflict((conflict) => conflict.column('challenge').doNothing())
    .executeTakeFirst()
  if (spent.numInsertedOrUpdatedRows !== BigInt(works.length))
    throw new Fault('refused', '这次自动核验已经用过，已经重新开始。请再按一次“提交申请”。', { code: 'work-spent' })
}

/** The road without scripts: a few from one address, then a wait that is told. Throws Fault `too-many`. */
export async function admitUnproven(site: Site, tx: Tx, address: string): Promise<void> {
  await mustBeFree(site, tx, address)
  const source = sourceOf(site, address)
  await tx
    .insertInto('request_unproven')
    .values({ source, at: new Date(site.platform.clock.now()) })
    .execute()
}

/** The same, only looked at: whoever has to wait holds up nobody else's application. Throws Fault `too-many`. */
export async function mustBeFree(site: Site, db: Db | Tx, address: string): Promise<void> {
  const now = site.platform.clock.now()
  const recent = await db
    .selectFrom('request_unproven')
    .select('at')
    .where('source', '=', sourceOf(site, address))
    .where('at', '>', new Date(now - WINDOW_MS))
    .orderBy('at')
    .execute()
  const first = recent.at(-FREE)
  if (!first) return
  const minutes = Math.max(1, Math.ceil((first.at.getTime() + WINDOW_MS - now) / 60_000))
  const text = `从您这里提交的申请比较多，请 ${minutes} 分钟以后再按“提交申请”。填写的内容都在，不会丢失。也可以打电话、当面或者邮寄申请。`
  throw new Fault('too-many', text, { code: 'unproven-slowed' })
}

/** Every night: what is too old to matter. */
export async function forgetWork({ database, clock }: Pick<Ctx['platform'], 'database' | 'clock'>): Promise<void> {
  await database.db
    .deleteFrom('request_spent_work')
    .where('until', '<', new Date(clock.now() - GOOD_FOR_MS))
    .execute()
  await database.db
    .deleteFrom('request_unproven')
    .where('at', '<', new Date(clock.now() - WINDOW_MS))
    .execute()
}

interface Payload {
  algorithm: 'SHA-256'
  challenge: string
  number: number
  salt: string
  signature: string
}

function parse(answer: string): Payload | null {
  try {
    const { algorithm, challenge, number, salt, signature } = JSON.parse(answer) as Record<string, unknown>
    const texts = [challenge, salt, signature]
    if (algorithm !== 'SHA-256' || !Number.isSafeInteger(number) || texts.some((text) => typeof text !== 'string' || text.length > 500))
      return null
    return { algorithm, challenge, number, salt, signature } as Payload
  } catch {
    return null
  }
}

function sourceOf({ platform }: Site, address: string): string {
  return sealerOf(platform.config).fingerprint('application from', address)
}

function keyOf(platform: Site['platform']): string {
  return createHmac('sha256', platform.config.secret).update('proof of work').digest('hex')
}
