import type { Role } from '../../../api/permissions.js'
import { Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import type { Act } from './act.js'
import { grantRole } from './grants.js'
import { issueLink, type Link } from './links.js'
import { anyPassword } from './store/secrets.js'
import { countHolding, userByLogin } from './store/users.js'
import { addUser } from './users.js'

const FIRST_LOGIN = 'admin'

/**
 * The link on which the first administrator sets a password, as long as nobody has one; null afterwards.
 * The first administrator is the system administrator (系统管理员) of the topmost organ.
 */
export async function firstLink(platform: Platform): Promise<Link | null> {
  const { database, clock } = platform
  if (await anyPassword(database.db)) return null
  const root = await database.db.selectFrom('organ').select('id').where('parent_id', 'is', null).orderBy('id').limit(1).executeTakeFirst()
  if (!root) return null
  return database.transaction(async (tx) => {
    const act: Act = { tx, clock, actor: { kind: 'operator', command: 'start' } }
    const known = await userByLogin(tx, FIRST_LOGIN)
    const id = known?.id ?? (await addFirst(act, root.id))
    return issueLink(act, id)
  })
}

/** Whether the other administrators are still to be named. */
export async function needsSetUp(platform: Platform): Promise<boolean> {
  return (await countHolding(platform.database.db, 'security-admin')) === 0
}

export interface FirstPerson {
  role: Role
  login: string
  name: string
  organId: string
}

/**
 * Once, by the first administrator: names the other two separated administrators and the first organ administrator,
 * and returns a link for each. Refuses `set-up-done`, `login-taken`.
 */
export async function setUp(act: Act, people: readonly FirstPerson[]): Promise<{ person: FirstPerson; link: Link }[]> {
  if ((await countHolding(act.tx, 'security-admin')) > 0) throw new Refused('set-up-done')
  const links: { person: FirstPerson; link: Link }[] = []
  for (const person of people) {
    const id = await addUser(act, person)
    await grantRole(act, null, id, person.role, person.organId)
    links.push({ person, link: await issueLink(act, id) })
  }
  return links
}

async function addFirst(act: Act, organId: string): Promise<string> {
  const id = await addUser(act, { login: FIRST_LOGIN, name: '系统管理员', organId })
  await grantRole(act, null, id, 'system-admin', organId)
  return id
}
