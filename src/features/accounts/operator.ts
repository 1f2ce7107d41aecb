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
  /** Where to open it: at the address that citizens know, or at this machine's. */
  url: string
  endsAt: string
}

const LOGIN = /^[a-z][a-z0-9._-]{2,29}$/

/** The operator's verbs, by the name that they are called under. */
export const operatorVerbs = {
  'user-add': async (platform: Platform, input: Record<string, string>): Promise<Invitation> => {
    const { name = '', organ: organId = '', login } = input
    const role = mustBeRole(input.role)
    if (name.trim().length < 2) throw new Fault('invalid', '姓名至少两个字。')
    if (login !== undefined && !LOGIN.test(login))
      throw new Fault('invalid', '账号用小写字母、数字、点、短横线，以字母开头，3 到 30 个字符。')
    const organ = await organById(platform.database.db, organId)
    if (!organ) throw new Fault('not-found', `没有代号为 ${organId} 的单位。乐都区的代号是 ledu，海东市的是 haidong。`)
    return platform.database.transaction(async (tx) => {
      const act = operatorAct(platform, { tx }, 'user-add')
      const chosen = login ?? (await freeLogin(act, organId, role))
      const id = await addUser(act, { name, login: chosen, organId })
      await grantRole(act, null, id, role, organId)
      return invitation(platform, name, chosen, await issueLink(act, id))
    })
  },
  'user-link': async (platform: Platform, { login }: Record<string, string>): Promise<Invitation> => {
    return platform.database.transaction(async (tx) => {
      const act = operatorAct(platform, { tx }, 'user-link')
      const user = await userByLogin(tx, login ?? '')
      if (!user) throw new Fault('not-found', `没有账号为 ${login} 的用户。`)
      return invitation(platform, user.name, user.login, await issueLink(act, user.id))
    })
  },
}

function mustBeRole(role: string | undefined): Role {
  if (role !== undefined && role in ROLES) return role as Role
  const all = Object.entries(ROLES).map(([key, label]) => `${key}（${label}）`)
  throw new Fault('invalid', `角色应为以下之一：${all.join('、')}。`)
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

function invitation({ config }: Platform, name: string, login: string, link: Link): Invitation {
  const base = config.publicUrl ?? `http://localhost:${config.port}`
  return { name, login, url: base + linkPath(link.token), endsAt: link.endsAt.toISOString() }
}
