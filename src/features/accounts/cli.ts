import { ROLES } from '../../../api/permissions.js'
import type { Commands } from '../../platform/feature.js'
import type { Invitation } from './operator.js'

/** `gongkai user add` and `gongkai user link`: one-time links from the operator's console. */
export const commands: Commands = (program) => {
  const user = program.command('user').description('用户：新增、签发一次性链接')
  user
    .command('add')
    .description('新增用户，输出设置密码的一次性链接')
    .requiredOption('--name <姓名>', '姓名')
    .requiredOption('--organ <单位代号>', '单位的代号，例如 ledu')
    .requiredOption('--role <角色>', Object.keys(ROLES).join('、'))
    .option('--login <账号>', '登录用的账号；不写就自动起一个')
    .action(async (options: Record<string, string>) => print(await run('user-add', options)))
  user
    .command('link')
    .description('给已有用户签发新的一次性链接')
    .argument('<账号>', '登录用的账号')
    .action(async (login: string) => print(await run('user-link', { login })))
}

async function run(name: string, input: Record<string, string>): Promise<Invitation> {
  const { operate } = await import('../../operate.js')
  return (await operate(name, input)) as Invitation
}

function print({ name, login, url, endsAt }: Invitation): void {
  const until = new Date(endsAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  process.stdout.write(`${name}，账号 ${login}\n一次性链接（${until} 前有效，只能用一次）：\n${url}\n`)
}
