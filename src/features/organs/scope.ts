import { can, type Permission } from '../../../api/permissions.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { organsBelow } from './store.js'

/** The ids of the organs for which the viewer holds the permission, those below included. */
export async function organsWhere(db: Db, viewer: Viewer, permission: Permission): Promise<string[]> {
  const paths = viewer.grants.map(({ organPath }) => organPath).filter((path) => can(viewer.grants, permission, path))
  const found = new Set<string>()
  for (const path of new Set(paths)) for (const { id } of await organsBelow(db, path)) found.add(id)
  return [...found]
}
