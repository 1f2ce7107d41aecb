import { type Grant, type Role, SEPARATED_ROLES } from '../../../api/permissions.js'
import { Refused } from '../../platform/errors/errors.js'

/**
 * 三员分立 (GB/T 22239 §8.1.4.2): who holds one of the three separated roles holds no other role at all.
 * Refuses with `roles-exclude-each-other`.
 */
export function mustGoTogether(held: readonly Role[], added: Role): void {
  const others = held.filter((role) => role !== added)
  if (others.length === 0) return
  if (SEPARATED_ROLES.includes(added) || others.some((role) => SEPARATED_ROLES.includes(role)))
    throw new Refused('roles-exclude-each-other')
}

/**
 * The three are given and taken by a security administrator only; an organ administrator gives the roles of office work.
 * Refuses with `role-beyond-yours`.
 */
export function mustBeYoursToGive(giver: readonly Grant[], role: Role): void {
  if (SEPARATED_ROLES.includes(role) && !giver.some((grant) => grant.role === 'security-admin')) throw new Refused('role-beyond-yours')
}
