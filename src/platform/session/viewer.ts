import { can, type Grant, type Permission } from '../../../api/permissions.js'
import type { Actor } from '../actor.js'
import { Fault } from '../errors/errors.js'

/** A signed-in person, as every handler sees them. */
export interface Viewer {
  userId: string
  name: string
  /** The organ they belong to, and its place in the tree: `haidong/ledu`. */
  organId: string
  organPath: string
  grants: Grant[]
}

/** The viewer as the one who acts. */
export function actorOf(viewer: Viewer): Actor {
  const roles = [...new Set(viewer.grants.map((grant) => grant.role))]
  return { kind: 'user', userId: viewer.userId, name: viewer.name, organId: viewer.organId, roles }
}

/**
 * Passes when a grant of the viewer holds the permission for the organ at `organPath` (omitted: for any organ).
 * Throws Fault `unauthenticated` for nobody and `forbidden` for somebody without it.
 */
export function mustBeAllowed(viewer: Viewer | null, permission: Permission, organPath?: string): asserts viewer is Viewer {
  if (!viewer) throw new Fault('unauthenticated', '请先登录。')
  if (can(viewer.grants, permission, organPath)) return
  throw new Fault('forbidden', '您没有办理这件事的权限。如果工作需要，请联系本单位管理员授权。')
}
