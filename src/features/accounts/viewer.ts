import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { grantsOf, userById } from './store/users.js'

/** The user as every handler sees them; null when there is none of that id or they are disabled. */
export async function loadViewer(db: Db, userId: string): Promise<Viewer | null> {
  const user = await userById(db, userId)
  if (!user || user.disabled) return null
  const grants = await grantsOf(db, [userId])
  return {
    userId,
    name: user.name,
    organId: user.organId,
    organPath: user.organPath,
    grants: grants.map(({ role, organId, organPath }) => ({ role, organId, organPath })),
  }
}
