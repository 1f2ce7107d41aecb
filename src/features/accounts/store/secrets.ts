import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/database.js'

interface UserPasswordTable {
  user_id: string
  seq: number
  hash: string
  set_at: Date
}
interface UserLinkTable {
  /** SHA-256 of the token in the link. */
  hash: string
  user_id: string
  ends_at: Date
  used_at: Date | null
}
interface SignInFailureTable {
  /** SHA-256 of what was typed as login, whether or not there is such a user. */
  login_hash: string
  failures: number
  locked_until: Date | null
  last_at: Date
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    user_password: UserPasswordTable
    user_link: UserLinkTable
    sign_in_failure: SignInFailureTable
  }
}

export interface StoredPassword {
  seq: number
  hash: string
  setAt: Date
}

/** The user's passwords, newest first. */
export async function passwordsOf(db: Db | Tx, userId: string, limit: number): Promise<StoredPassword[]> {
  return db
    .selectFrom('user_password')
    .select(['seq', 'hash', 'set_at as setAt'])
    .where('user_id', '=', userId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

export async function insertPassword(tx: Tx, userId: string, password: StoredPassword, forgetBefore: number): Promise<void> {
  await tx.insertInto('user_password').values({ user_id: userId, seq: password.seq, hash: password.hash, set_at: password.setAt }).execute()
  await tx.deleteFrom('user_password').where('user_id', '=', userId).where('seq', '<=', forgetBefore).execute()
}

export async function anyPassword(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('user_password').select('seq').limit(1).executeTakeFirst()) !== undefined
}

/** Voids the user's other links. */
export async function insertLink(tx: Tx, hash: string, userId: string, endsAt: Date): Promise<void> {
  await tx.deleteFrom('user_link').where('user_id', '=', userId).execute()
  await tx.insertInto('user_link').values({ hash, user_id: userId, ends_at: endsAt, used_at: null }).execute()
}

/** Whose link it is, as long as it is unused and in time. */
export async function userOfLink(db: Db | Tx, hash: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('user_link')
    .select('user_id')
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row?.user_id ?? null
}

/** Uses the link; false when somebody else was faster. */
export async function spendLink(tx: Tx, hash: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('user_link')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Counts an attempt before the password is looked at, so that attempts at the same time count too. A lock that is over starts anew. */
export async function countAttempt(
  tx: Tx,
  loginHash: string,
  now: Date,
  most: number,
  lockUntil: Date,
): Promise<{ lockedUntil: Date | null }> {
  const row = await sql<{ locked_until: Date | null }>`
    insert into sign_in_failure as f (login_hash, failures, locked_until, last_at) values (${loginHash}, 1, null, ${now})
    on conflict (login_hash) do update set
      failures = case when f.locked_until > ${now} then f.failures when f.locked_until is null then f.failures + 1 else 1 end,
      locked_until = case
        when f.locked_until > ${now} then f.locked_until
        when f.locked_until is null and f.failures + 1 > ${most} then ${lockUntil}::timestamptz
        else null end,
      last_at = ${now}
    returning locked_until`.execute(tx)
  return { lockedUntil: row.rows[0]?.locked_until ?? null }
}

export async function forgetAttempts(tx: Tx, loginHash: string): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('login_hash', '=', loginHash).execute()
}
