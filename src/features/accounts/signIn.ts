import { createHash } from 'node:crypto'
import { Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { actorFor, record } from './act.js'
import { issueLink, linkPath } from './links.js'
import { isPassword } from './password.js'
import { countAttempt, forgetAttempts, passwordsOf, type StoredPassword } from './store/secrets.js'
import { type StoredUser, saveSignIn, userByLogin } from './store/users.js'

/** GB/T 22239 §8.1.4.1 b): five wrong passwords, then a quarter of an hour without further tries. */
export const MOST_FAILURES = 5
export const LOCK_MS = 15 * 60_000
const EXPIRED_LINK_MS = 15 * 60_000

/** Either a session's token, or where the user sets the password that has run out. */
export type SignedIn = { token: string } | { changeAt: string }

/**
 * Signs in. What is refused says the same whether the login, the password or the account is at fault:
 * `sign-in-failed`, and `locked-out` after five failures for a login, existing or not.
 */
export async function signIn(platform: Platform, login: string, password: string): Promise<SignedIn> {
  const { database, clock } = platform
  const now = new Date(clock.now())
  const user = await userByLogin(database.db, login)
  if (!(await mayTry(platform, login))) throw await failed(platform, user, 'locked-out')
  const [current] = user ? await passwordsOf(database.db, user.id, 1) : []
  const right = await isPassword(current?.hash ?? null, password)
  if (!user || !current || !right || user.disabled) throw await failed(platform, user, 'sign-in-failed')
  return database.transaction(async (tx): Promise<SignedIn> => {
    const act = { tx, clock, actor: actorFor(user) }
    await forgetAttempts(tx, loginHash(login))
    if (isExpired(platform, current)) return { changeAt: linkPath((await issueLink(act, user.id, EXPIRED_LINK_MS)).token) }
    const token = await platform.sessions.begin(tx, user.id)
    await saveSignIn(tx, user.id, now)
    await record(act, user.id, 'SignedIn')
    return { token }
  })
}

/** Counts an attempt at a password; refuses `locked-out` when there were too many. */
export async function tryOnce(platform: Platform, login: string): Promise<void> {
  if (!(await mayTry(platform, login))) throw new Refused('locked-out')
}

/** The last moment of a password, or null when no limit is set. */
export function passwordEnd(platform: Platform, password: StoredPassword): Date | null {
  const days = platform.config.passwordDays
  return days === 0 ? null : new Date(password.setAt.getTime() + days * 86_400_000)
}

/** What the attempts for a login are counted under. */
export function loginHash(login: string): string {
  return createHash('sha256').update(login.trim().toLowerCase()).digest('hex')
}

async function mayTry({ database, clock }: Platform, login: string): Promise<boolean> {
  const now = clock.now()
  const { lockedUntil } = await database.transaction((tx) =>
    countAttempt(tx, loginHash(login), new Date(now), MOST_FAILURES, new Date(now + LOCK_MS)),
  )
  return lockedUntil === null
}

function isExpired(platform: Platform, password: StoredPassword): boolean {
  const end = passwordEnd(platform, password)
  return end !== null && platform.clock.now() > end.getTime()
}

/** Failures of people who exist belong in the ledger; those of invented logins would only fill it. */
async function failed(platform: Platform, user: StoredUser | null, code: 'locked-out' | 'sign-in-failed'): Promise<Refused> {
  if (user) {
    const { database, clock } = platform
    const type = code === 'locked-out' ? 'SignInLockedOut' : 'SignInFailed'
    await database.transaction((tx) => record({ tx, clock, actor: { kind: 'system', job: 'sign-in' } }, user.id, type))
  }
  return new Refused(code)
}
