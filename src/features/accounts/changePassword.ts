import { Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { actorFor } from './act.js'
import { isPassword } from './password.js'
import { setPassword } from './setPassword.js'
import { loginHash, tryOnce } from './signIn.js'
import { forgetAttempts, passwordsOf } from './store/secrets.js'
import { userById } from './store/users.js'

/**
 * A user's own new password; their other sessions end, and this one too, so that they sign in with it.
 * Wrong guesses at the present one count like failed sign-ins. Refuses `password-wrong`, `locked-out` and what setPassword refuses.
 */
export async function changePassword(platform: Platform, userId: string, current: string, next: string): Promise<void> {
  const { database, clock, sessions } = platform
  const user = await userById(database.db, userId)
  if (!user) throw new Refused('password-wrong')
  await tryOnce(platform, user.login)
  const [stored] = await passwordsOf(database.db, userId, 1)
  if (!stored || !(await isPassword(stored.hash, current))) throw new Refused('password-wrong')
  await database.transaction(async (tx) => {
    await forgetAttempts(tx, loginHash(user.login))
    await setPassword({ tx, clock, actor: actorFor(user) }, userId, next, sessions)
  })
}
