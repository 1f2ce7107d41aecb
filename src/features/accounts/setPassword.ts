import { Refused } from '../../platform/errors/errors.js'
import type { Sessions } from '../../platform/session/sessions.js'
import { type Act, mustBeUser, record } from './act.js'
import { linkHash } from './links.js'
import { hashPassword, isPassword, mustBeStrong, REMEMBERED } from './password.js'
import { loginHash } from './signIn.js'
import { forgetAttempts, insertPassword, passwordsOf, spendLink } from './store/secrets.js'

/**
 * Sets the user's password and ends their sessions, except the one whose token is `keep`.
 * Refuses `password-weak`, `password-like-login`, `password-used-before`.
 */
export async function setPassword(act: Act, userId: string, password: string, sessions: Sessions, keep?: string): Promise<void> {
  const user = await mustBeUser(act.tx, userId)
  mustBeStrong(password, user.login)
  const before = await passwordsOf(act.tx, userId, REMEMBERED)
  for (const old of before) if (await isPassword(old.hash, password)) throw new Refused('password-used-before')
  const seq = (before[0]?.seq ?? 0) + 1
  const setAt = new Date(act.clock.now())
  await insertPassword(act.tx, userId, { seq, hash: await hashPassword(password), setAt }, seq - REMEMBERED)
  await forgetAttempts(act.tx, loginHash(user.login))
  await sessions.endAll(act.tx, userId, keep)
  await record(act, userId, 'PasswordSet')
}

/** The same on a one-time link, which is used up by it. Refuses `link-void` as well. */
export async function setPasswordByLink(act: Act, userId: string, token: string, password: string, sessions: Sessions): Promise<void> {
  if (!(await spendLink(act.tx, linkHash(token), new Date(act.clock.now())))) throw new Refused('link-void')
  await setPassword(act, userId, password, sessions)
}
