import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.js'
import type { Database, Db, Tx } from '../db/database.js'
import type { Viewer } from './viewer.js'

/** Ended after half an hour without a request, and after twelve hours in any case (等保 GB/T 22239 §8.1.4.1 b). */
export const IDLE_MS = 30 * 60_000
export const LONGEST_MS = 12 * 3_600_000
/** How stale `seen_at` may be: not every request is worth a write. */
const TOUCH_MS = 60_000

interface SessionTable {
  /** SHA-256 of the token; the token itself is only in the cookie. */
  id: string
  user_id: string
  begun_at: Date
  seen_at: Date
  ended_at: Date | null
}
declare module '../db/database.js' {
  interface Schema {
    session: SessionTable
  }
}

export type LoadViewer = (db: Db, userId: string) => Promise<Viewer | null>

/** The sessions of signed-in people. They live in the database, so any node serves them and any can end them. */
export interface Sessions {
  /** Says who a user id is; called once by the feature that keeps users. */
  describeViewers(load: LoadViewer): void
  /** Begins a session and returns the token for the cookie. */
  begin(tx: Tx, userId: string): Promise<string>
  /** The person behind the token, or null: unknown, idle too long, ended, or no longer a user. */
  viewerOf(token: string): Promise<Viewer | null>
  end(tx: Tx, token: string): Promise<void>
  /** Ends all of a user's sessions, as after a change of password or a disabled account; `except` is a token to keep. */
  endAll(tx: Tx, userId: string, except?: string): Promise<void>
}

/** Sessions over this database and clock. */
export function createSessions(database: Database, clock: Clock): Sessions {
  let load: LoadViewer = async () => null
  return {
    describeViewers: (loader) => {
      load = loader
    },
    begin: (tx, userId) => begin(tx, userId, clock),
    viewerOf: async (token) => {
      const userId = await userOf(database.db, token, clock)
      return userId === null ? null : load(database.db, userId)
    },
    end: async (tx, token) => {
      await tx
        .updateTable('session')
        .set({ ended_at: new Date(clock.now()) })
        .where('id', '=', digest(token))
        .execute()
    },
    endAll: async (tx, userId, except) => {
      await tx
        .updateTable('session')
        .set({ ended_at: new Date(clock.now()) })
        .where('user_id', '=', userId)
        .where('ended_at', 'is', null)
        .where('id', '<>', except === undefined ? '' : digest(except))
        .execute()
    },
  }
}

async function begin(tx: Tx, userId: string, clock: Clock): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date(clock.now())
  await tx
    .deleteFrom('session')
    .where('begun_at', '<', new Date(clock.now() - LONGEST_MS))
    .execute()
  await tx
    .insertInto('session')
    .values({ id: digest(token), user_id: userId, begun_at: now, seen_at: now, ended_at: null })
    .execute()
  return token
}

async function userOf(db: Db, token: string, clock: Clock): Promise<string | null> {
  const id = digest(token)
  const row = await db.selectFrom('session').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
  if (!row) return null
  const now = clock.now()
  const idle = now - row.seen_at.getTime()
  if (idle > IDLE_MS || now - row.begun_at.getTime() > LONGEST_MS) return null
  if (idle > TOUCH_MS)
    await db
      .updateTable('session')
      .set({ seen_at: new Date(now) })
      .where('id', '=', id)
      .execute()
  return row.user_id
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
