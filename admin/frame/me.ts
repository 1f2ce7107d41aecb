import type { z } from 'zod'
import { showMe } from '../../api/accounts.js'
import type { Permission } from '../../api/permissions.js'
import { useAnswer } from '../query.js'

export type Me = z.output<typeof showMe.answer>

/** Who is signed in; undefined while it is being asked. */
export function useMe(): Me | undefined {
  return useAnswer(showMe, {}).data
}

/** Whether the server said that the permission is held for some organ. It decides again on every call. */
export function holds(me: Me | undefined, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false
}
