import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'

interface PasswordTable {
  organ_id: string
  id: string
  hash: string
}
interface TryTable {
  key: string
  failed: number
  until: Date
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_password: PasswordTable
    request_try: TryTable
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
export function makePassword(ctx: Pick<Ctx, 'platform'>, once: string | null): string {
  const seed = once === null ? randomBytes(32) : createHmac('sha256', ctx.platform.config.secret).update(`query password:${once}`).digest()
  return [...seed.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
}

export async function keepPasswords(
  ctx: Pick<Ctx, 'platform'>,
  tx: Tx,
  passwords: readonly { id: RequestId; password: string }[],
): Promise<void> {
  const rows = passwords.map(({ id, password }) => ({ organ_id: parseId(id).organId, id, hash: hashOf(ctx, id, password) }))
  await tx.insertInto('request_password').values(rows).execute()
}

/**
 * Whether the password opens the request; slower after each failure, for numbers that do not exist as well.
 * Throws Fault `too-many` while the caller has to wait.
 */
export async function checkPassword(ctx: Pick<Ctx, 'platform'>, id: RequestId, password: string): Promise<boolean> {
  const { clock, database } = ctx.platform
  const key = sealerOf(ctx.platform.config).fingerprint('try', id)
  return database.transaction(async (tx) => {
    // Tries at the same instant wait for one another here, so that none goes uncounted.
    const none = { key, failed: 0, until: new Date(clock.now()) }
    await tx
      .insertInto('request_try')
      .values(none)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    const tried = await tx.selectFrom('request_try').selectAll().where('key', '=', key).forUpdate().executeTakeFirstOrThrow()
    if (tried.until.getTime() > clock.now()) {
      const seconds = Math.ceil((tried.until.getTime() - clock.now()) / 1000)
      throw new Fault('too-many', `编号或者查询密码不对，请 ${seconds} 秒以后再试。`, { code: 'query-slowed' })
    }
    if (await matches(ctx, tx, id, password)) {
      await tx.deleteFrom('request_try').where('key', '=', key).execute()
      return true
    }
    const failed = tried.failed + 1
    const until = new Date(clock.now() + waitAfter(failed) * 1000)
    await tx.updateTable('request_try').set({ failed, until }).where('key', '=', key).execute()
    return false
  })
}

/** Forgets failures that are a day old, so that numbers nobody ever had do not pile up. */
export async function forgetTries({ database, clock }: Pick<Ctx['platform'], 'database' | 'clock'>): Promise<void> {
  const dayAgo = new Date(clock.now() - 86_400_000)
  await database.db.deleteFrom('request_try').where('until', '<', dayAgo).execute()
}

async function matches(ctx: Pick<Ctx, 'platform'>, tx: Tx, id: RequestId, password: string): Promise<boolean> {
  const { organId } = parseId(id)
  const kept = await tx
    .selectFrom('request_password')
    .select('hash')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst()
  const given = Buffer.from(hashOf(ctx, id, password.trim().toUpperCase()))
  return kept !== undefined && timingSafeEqual(given, Buffer.from(kept.hash))
}

function hashOf(ctx: Pick<Ctx, 'platform'>, id: RequestId, password: string): string {
  return sealerOf(ctx.platform.config).fingerprint(`password:${id}`, password)
}

function waitAfter(failed: number): number {
  return failed < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** (failed - FREE_TRIES + 1))
}
