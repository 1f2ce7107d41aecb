import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import { type StoredUser, userById } from './store/users.js'

/** Who acts, in which transaction and when. */
export interface Act {
  tx: Tx
  actor: Actor
  clock: Clock
}

/** An entry in the history of a user. */
export async function record({ tx, actor, clock }: Act, userId: string, type: string, data: Record<string, unknown> = {}): Promise<void> {
  await append(tx, { chain: 'platform', stream: `user:${userId}`, type, data, actor, article: null }, clock)
}

/** The user; Fault `not-found` when there is none. */
export async function mustBeUser(tx: Tx, id: string): Promise<StoredUser> {
  const user = await userById(tx, id)
  if (!user) throw new Fault('not-found', '没有这个用户。')
  return user
}

/** The user as the one who acts, where no session says so yet. */
export function actorFor(user: StoredUser): Actor {
  return { kind: 'user', userId: user.id, name: user.name, organId: user.organId, roles: [] }
}
