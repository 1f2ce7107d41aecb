import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config/config.js'
import { sealerOf } from '../crypto/sealer.js'
import type { Tx } from '../db/database.js'
import { Fault } from '../errors/errors.js'
import type { Platform } from '../platform.js'

interface TryTable {
  key: string
  failed: number
  until: Date
}
declare module '../db/database.js' {
  interface Schema {
    password_try: TryTable
  }
}

/** Without the signs that are mistaken for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 10
const FREE_TRIES = 3
const LONGEST_WAIT_S = 900

/**
 * A query password of 50 bits. The same `once` gives the same password, so that a form sent twice shows one receipt; only a fingerprint is kept.
 */
export function makePassword({ secret }: Pick<Config, 'secret'>, once: string | null): string {
  const seed = once === null ? randomBytes(32) : createHmac('sha256', secret).update(`query password:${once}`).digest()
  return [...seed.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
}

/** What is kept of a password; `about` names the one thing that it opens. */
export function passwordHash(config: Pick<Config, 'secret' | 'cipher'>, about: string, typed: string): string {
  return sealerOf(config).fingerprint(`password:${about}`, typed.trim().toUpperCase())
}

/** Whether what was typed is the password that was kept. */
export function isPassword(config: Pick<Config, 'secret' | 'cipher'>, about: string, typed: string, kept: string | undefined): boolean {
  const given = Buffer.from(passwordHash(config, about, typed))
  return kept !== undefined && kept.length === given.length && timingSafeEqual(given, Buffer.from(kept))
}

/**
 * Whether `matches` says yes for the one thing that is asked about; slower after each failure, for things that do not exist as well.
 * Throws Fault `too-many` while the caller has to wait.
 */
export async function tryPassword(
  { clock, database, config }: Pick<Platform, 'clock' | 'database' | 'config'>,
  about: string,
  matches: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  const key = sealerOf(config).fingerprint('try', about)
  return database.transaction(async (tx) => {
    // Tries at the same instant wait for one another here, so that none goes uncounted.
    const none = { key, failed: 0, until: new Date(clock.now()) }
    await tx
      .insertInto('password_try')
      .values(none)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    const tried = await tx.selectFrom('password_try').selectAll().where('key', '=', key).forUpdate().executeTakeFirstOrThrow()
    if (tried.until.getTime() > clock.now()) {
      const seconds = Math.ceil((tried.until.getTime() - clock.now()) / 1000)
      throw new Fault('too-many', `编号或者查询密码不对，请 ${seconds} 秒以后再试。`, { code: 'query-slowed' })
    }
    if (await matches(tx)) {
      await tx.deleteFrom('password_try').where('key', '=', key).execute()
      return true
    }
    const failed = tried.failed + 1
    const until = new Date(clock.now() + waitAfter(failed) * 1000)
    await tx.updateTable('password_try').set({ failed, until }).where('key', '=', key).execute()
    return false
  })
}

/** Forgets failures that are a day old, so that numbers nobody ever had do not pile up. */
export async function forgetTries({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  const dayAgo = new Date(clock.now() - 86_400_000)
  await database.db.deleteFrom('password_try').where('until', '<', dayAgo).execute()
}

function waitAfter(failed: number): number {
  return failed < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** (failed - FREE_TRIES + 1))
}
