import { z } from 'zod'
import { ROLES, type Role } from '../../../api/permissions.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { organById } from '../organs/index.js'
import type { Act } from './act.js'
import { grantRole } from './grants.js'
import { issueLink, type Link, linkPath } from './links.js'
import { userByLogin } from './store/users.js'
import { addUser } from './users.js'

/** What an operator gets to pass on. */
export interface Invitation {
  name: string
  login: string
  /** To be put behind the address of the site. */
  path: string
  endsAt: string
}

const newUser = z.object({
  name: z.string().min(2),
  organ: z.string(),
  role: z.enum(Object.keys(ROLES) as [Role, ...Role[]]),
  login: z.string().optional(),
})

/** The operator's verbs, by the name that they are called under. */
export const operatorVerbs = {
  'user-add': async (platform: Platform, input: Record<string, string>): Promise<Invitation> => {
    const { name, organ: organId, role, login } = newUser.parse(input)
    const organ = await organById(platform.database.db, organId)
    if (!organ) throw new Fault('not-found', `没有代号为 ${organId} 的单位。乐都区的代号是 ledu，海东市的是 haidong。`)
    return platform.database.transaction(async (tx) => {
      const act = operatorAct(platform, { tx }, 'user-add')
      const chosen = login ?? (await freeLogin(act, organId, role))
      const id = await addUser(act, { name, login: chosen, organId })
      await grantRole(act, null, id, role, organId)
      return invitation(name, chosen, await issueLink(act, id))
    })
  },
  'user-link': async (platform: Platform, { login }: Record<string, string>): Promise<Invitation> => {
    return platform.database.transaction(async (tx) => {
      const act = operatorAct(platform, { tx }, 'user-link')
      const user = await userByLogin(tx, login ?? '')
      if (!user) throw new Fault('not-found', `没有账号为 ${login} 的用户。`)
      return invitation(user.name, user.login, await issueLink(act, user.id))
    })
  },
}

function operatorAct({ clock }: Platform, { tx }: Pick<Act, 'tx'>, command: string): Act {
  return { tx, clock, actor: { kind: 'operator', command } }
}

/** `ledu-clerk`, `ledu-clerk2` … */
async function freeLogin(act: Act, organId: string, role: Role): Promise<string> {
  const stem = `${organId}-${role}`
  for (let n = 1; ; n++) {
    const login = n === 1 ? stem : `${stem}${n}`
    if (!(await userByLogin(act.tx, login))) return login
  }
}

function invitation(name: string, login: string, link: Link): Invitation {
  return { name, login, path: linkPath(link.token), endsAt: link.endsAt.toISOString() }
}
