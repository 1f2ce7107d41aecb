import { PERMISSIONS, type Permission } from '../../../api/permissions.js'
import type { Db, Tx } from '../../platform/db/database.js'
import './store/users.js'

export interface Colleague {
  userId: string
  name: string
}

/** The names of users, by id; those who are not there have none. */
export async function namesOfUsers(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Everybody who may do this for the organ at `organPath`, by name; the disabled left out. */
export async function holdersOf(db: Db | Tx, permission: Permission, organPath: string): Promise<Colleague[]> {
  const parts = organPath.split('/')
  const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
  const rows = await db
    .selectFrom('app_user')
    .innerJoin('user_grant', 'user_grant.user_id', 'app_user.id')
    .innerJoin('organ', 'organ.id', 'user_grant.organ_id')
    .select(['app_user.id as userId', 'app_user.name'])
    .distinct()
    .where('user_grant.role', 'in', [...PERMISSIONS[permission]])
    .where('organ.path', 'in', above)
    .where('app_user.disabled', '=', false)
    .orderBy('app_user.name')
    .execute()
  return rows
}
