import { randomUUID } from 'node:crypto'
import type { Role } from '../../../api/permissions.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import type { Sessions } from '../../platform/session/sessions.js'
import { organById } from '../organs/index.js'
import { type Act, mustBeUser, record } from './act.js'
import { countHolding, grantsOf, insertUser, saveDisabled, userByLogin } from './store/users.js'

export interface NewUser {
  login: string
  name: string
  organId: string
}

/** Adds a user without password or roles; returns the id. Refuses `login-taken`, `organ-ended`. */
export async function addUser(act: Act, user: NewUser): Promise<string> {
  const organ = await organById(act.tx, user.organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位列表中选择。')
  if (organ.endedOn) throw new Refused('organ-ended', null, { name: organ.name, on: organ.endedOn })
  if (await userByLogin(act.tx, user.login)) throw new Refused('login-taken')
  const id = `u_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await insertUser(act.tx, { id, ...user }, new Date(act.clock.now()))
  await record(act, id, 'UserAdded', { ...user })
  return id
}

/** Disables a user and ends their sessions. Refuses `not-oneself`, `last-of-role`. */
export async function disableUser(act: Act, id: string, sessions: Sessions): Promise<void> {
  const user = await mustBeUser(act.tx, id)
  if (act.actor.kind === 'user' && act.actor.userId === id) throw new Refused('not-oneself')
  if (user.disabled) return
  for (const { role } of await grantsOf(act.tx, [id])) await mustNotBeLast(act, role)
  await saveDisabled(act.tx, id, true)
  await sessions.endAll(act.tx, id)
  await record(act, id, 'UserDisabled')
}

export async function enableUser(act: Act, id: string): Promise<void> {
  const user = await mustBeUser(act.tx, id)
  if (!user.disabled) return
  await saveDisabled(act.tx, id, false)
  await record(act, id, 'UserEnabled')
}

/** The three separated roles must always have somebody. Refuses `last-of-role`. */
export async function mustNotBeLast(act: Act, role: Role): Promise<void> {
  const needed: Role[] = ['system-admin', 'security-admin', 'audit-admin']
  if (needed.includes(role) && (await countHolding(act.tx, role)) <= 1) throw new Refused('last-of-role')
}
