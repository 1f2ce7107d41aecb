import type { Grant, Role } from '../../../api/permissions.js'
import { Refused } from '../../platform/errors/errors.js'
import { type Act, mustBeUser, record } from './act.js'
import { mustBeYoursToGive, mustGoTogether } from './roles.js'
import { deleteGrant, grantsOf, insertGrant, lockUser } from './store/users.js'
import { mustNotBeLast } from './users.js'

/**
 * Gives a role for an organ and all below it. `giver` are the grants of who gives; null for the operator and for set-up.
 * Refuses `roles-exclude-each-other`, `role-beyond-yours`, `not-oneself`, `user-disabled`.
 */
export async function grantRole(act: Act, giver: readonly Grant[] | null, userId: string, role: Role, organId: string): Promise<void> {
  mustNotBeOneself(act, userId)
  if (giver) mustBeYoursToGive(giver, role)
  await lockUser(act.tx, userId)
  const user = await mustBeUser(act.tx, userId)
  if (user.disabled) throw new Refused('user-disabled')
  const held = await grantsOf(act.tx, [userId])
  if (held.some((grant) => grant.role === role && grant.organId === organId)) return
  mustGoTogether(
    held.map((grant) => grant.role),
    role,
  )
  await insertGrant(act.tx, userId, role, organId)
  await record(act, userId, 'RoleGranted', { role, organId })
}

/** Takes a role back. Refuses `role-beyond-yours`, `not-oneself`, `last-of-role`. */
export async function revokeRole(act: Act, giver: readonly Grant[], userId: string, role: Role, organId: string): Promise<void> {
  mustNotBeOneself(act, userId)
  mustBeYoursToGive(giver, role)
  await lockUser(act.tx, userId)
  const held = await grantsOf(act.tx, [userId])
  if (!held.some((grant) => grant.role === role && grant.organId === organId)) return
  if (held.filter((grant) => grant.role === role).length === 1) await mustNotBeLast(act, role)
  await deleteGrant(act.tx, userId, role, organId)
  await record(act, userId, 'RoleRevoked', { role, organId })
}

function mustNotBeOneself(act: Act, userId: string): void {
  if (act.actor.kind === 'user' && act.actor.userId === userId) throw new Refused('not-oneself')
}
