import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/accounts.js'
import { can, PERMISSIONS, type Permission, SEPARATED_ROLES } from '../../../api/permissions.js'
import { dayOfInstant } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Db } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { readSite } from '../../platform/site/site.js'
import { organById } from '../organs/index.js'
import { type Act, mustBeUser, record } from './act.js'
import { changePassword } from './changePassword.js'
import { grantRole, revokeRole } from './grants.js'
import { issueLink, linkPath } from './links.js'
import { passwordEnd } from './signIn.js'
import { passwordsOf } from './store/secrets.js'
import { grantsOf, PAGE, type StoredUser, userById, usersBelow } from './store/users.js'
import { addUser, disableUser, enableUser } from './users.js'

/** Mounts the routes of api/accounts.ts. */
export function mountAccountsApi(app: FastifyInstance, platform: Platform): void {
  const { database, clock, sessions } = platform
  const { db } = database

  const act = <T>(actor: Actor | null, work: (act: Act) => Promise<T>): Promise<T> =>
    database.transaction((tx) => work({ tx, actor: actor as Actor, clock }))

  mountRoute(app, platform, routes.showMe, async ({ viewer }) => {
    const me = viewer as Viewer
    const [password] = await passwordsOf(db, me.userId, 1)
    const end = password ? passwordEnd(platform, password) : null
    const site = await readSite(db)
    return {
      user: await shown(db, me.userId),
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => can(me.grants, permission)),
      passwordEndsOn: end && dayOfInstant(end.getTime()),
      site: { name: site.name, demo: site.demo },
    }
  })

  mountRoute(app, platform, routes.signOut, async ({ actor, viewer, token }) => {
    await act(actor, async (on) => {
      await sessions.end(on.tx, token ?? '')
      await record(on, (viewer as Viewer).userId, 'SignedOut')
    })
    return { done: true as const }
  })

  mountRoute(app, platform, routes.changePassword, async ({ body, viewer, platform }) => {
    await changePassword(platform, (viewer as Viewer).userId, body.current, body.next)
    return { done: true as const }
  })

  mountRoute(app, platform, routes.listUsers, async ({ query, viewer }) => {
    const paths = (viewer as Viewer).grants
      .filter((grant) => can([grant], 'user.edit') || can([grant], 'role.grant'))
      .map((grant) => grant.organPath)
    if (paths.length === 0) throw new Fault('forbidden', '您没有管理用户的权限。')
    const found = await usersBelow(db, paths, query.q, query.after)
    return { users: await withGrants(db, found.slice(0, PAGE)), more: found.length > PAGE }
  })

  mountRoute(app, platform, routes.addUser, async ({ body, viewer, actor }) => {
    const organ = await mustBeOrgan(db, body.organId)
    mustBeAllowed(viewer, 'user.edit', organ.path)
    if (body.role) mustBeAllowed(viewer, 'role.grant', organ.path)
    const { id, link } = await act(actor, async (on) => {
      const id = await addUser(on, body)
      if (body.role) await grantRole(on, viewer.grants, id, body.role, body.organId)
      return { id, link: await issueLink(on, id) }
    })
    return { user: await shown(db, id), link: linkPath(link.token), endsAt: link.endsAt.toISOString() }
  })

  mountRoute(app, platform, routes.issueLink, async ({ params, viewer, actor }) => {
    const link = await act(actor, async (on) => {
      await mustBeYours(on, viewer, params.id)
      return issueLink(on, params.id)
    })
    return { link: linkPath(link.token), endsAt: link.endsAt.toISOString() }
  })

  mountRoute(app, platform, routes.disableUser, async ({ params, viewer, actor }) => {
    await act(actor, async (on) => {
      await mustBeYours(on, viewer, params.id)
      await disableUser(on, params.id, sessions)
    })
    return shown(db, params.id)
  })

  mountRoute(app, platform, routes.enableUser, async ({ params, viewer, actor }) => {
    await act(actor, async (on) => {
      await mustBeYours(on, viewer, params.id)
      await enableUser(on, params.id)
    })
    return shown(db, params.id)
  })

  mountRoute(app, platform, routes.grantRole, async ({ params, body, viewer, actor }) => {
    await act(actor, async (on) => {
      await mustBeGrantable(on, viewer, params.id, body.organId)
      await grantRole(on, viewer?.grants ?? [], params.id, body.role, body.organId)
    })
    return shown(db, params.id)
  })

  mountRoute(app, platform, routes.revokeRole, async ({ params, viewer, actor }) => {
    await act(actor, async (on) => {
      await mustBeGrantable(on, viewer, params.id, params.organId)
      await revokeRole(on, viewer?.grants ?? [], params.id, params.role, params.organId)
    })
    return shown(db, params.id)
  })
}

/**
 * Whoever may set a user's link could act as that user. So the user's organ and all their grants must lie within the viewer's,
 * and the other separated administrators are beyond everyone: their links come from the operator (`gongkai user link`).
 */
async function mustBeYours(on: Act, viewer: Viewer | null, userId: string): Promise<void> {
  const user = await mustBeUser(on.tx, userId)
  mustBeAllowed(viewer, 'user.edit', user.organPath)
  for (const grant of await grantsOf(on.tx, [userId])) {
    mustBeAllowed(viewer, 'user.edit', grant.organPath)
    const isSystem = viewer.grants.some((own) => own.role === 'system-admin') && grant.role === 'system-admin'
    if (SEPARATED_ROLES.includes(grant.role) && !isSystem) throw new Refused('user-beyond-yours')
  }
}

async function mustBeGrantable(on: Act, viewer: Viewer | null, userId: string, organId: string): Promise<void> {
  const user = await mustBeUser(on.tx, userId)
  mustBeAllowed(viewer, 'role.grant', user.organPath)
  mustBeAllowed(viewer, 'role.grant', (await mustBeOrgan(on.tx, organId)).path)
}

async function mustBeOrgan(db: Db, id: string) {
  const organ = await organById(db, id)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位列表中选择。')
  return organ
}

async function shown(db: Db, id: string) {
  const user = await userById(db, id)
  if (!user) throw new Fault('not-found', '没有这个用户。')
  const [one] = await withGrants(db, [user])
  return one as Awaited<ReturnType<typeof withGrants>>[number]
}

async function withGrants(db: Db, users: StoredUser[]) {
  const grants = await grantsOf(
    db,
    users.map((user) => user.id),
  )
  return users.map((user) => ({
    ...user,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    grants: grants.filter((grant) => grant.userId === user.id),
  }))
}
