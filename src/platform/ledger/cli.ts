import type { Commands } from '../feature.js'
import type { Verification } from './verify.js'

/** `gongkai ledger verify`: exit status 0 when every entry is as it was recorded, 1 when one is not. */
export const commands: Commands = (program) => {
  const ledger = program.command('ledger').description('账本：核验')
  ledger
    .command('verify')
    .description('重新计算全部记录的哈希，指出第一条被改动的')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const [{ operate }, { step }] = await Promise.all([import('../../operate.js'), import('../progress.js')])
      const result = (await step('核验账本', () => operate('ledger-verify', {}), process.stderr)) as Verification
      process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : sentence(result))
      process.exitCode = result.ok ? 0 : 1
    })
}

function sentence({ ok, chains, entries, seals, faults }: Verification): string {
  const counts = `共 ${chains} 条链、${entries} 条记录、${seals} 个封存批次`
  if (ok) return `账本完好：${counts}，全部与记录时一致。\n`
  return `账本被改动过（${counts}）：\n${faults.map((fault) => `- ${fault.text}\n`).join('')}`
}
