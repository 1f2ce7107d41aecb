import type { Commands } from '../feature.js'
import type { Proof } from './prove.js'
import type { Verification } from './verify.js'

/** `gongkai ledger …`. Exit status of verify and check: 0 when all is as it was recorded, 1 when not. */
export const commands: Commands = (program) => {
  const ledger = program.command('ledger').description('台账：核验、出具证明、检验证明')
  ledger
    .command('verify')
    .description('重新计算全部记录的哈希，指出第一条被改动的')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { step } = await import('../progress.js')
      const result = (await step('核验台账', () => ask('ledger-verify', {}), process.stderr)) as Verification
      process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : sentence(result))
      process.exitCode = result.ok ? 0 : 1
    })
  ledger
    .command('prove')
    .description('出具一条记录的证明（JSON），任何人不用数据库就能检验')
    .argument('<链>', '例如 ledu')
    .argument('<序号>', '这条记录在链中是第几条')
    .action(async (chain: string, seq: string) => {
      const proof = await ask('ledger-prove', { chain, seq })
      process.stdout.write(proof ? `${JSON.stringify(proof, null, 2)}\n` : '没有这条记录，或它还没有封存（每分钟封存一次）。\n')
      process.exitCode = proof ? 0 : 1
    })
  ledger
    .command('check')
    .description('检验一份证明，不用数据库')
    .argument('<文件>', 'gongkai ledger prove 的输出')
    .action(async (file: string) => {
      const { readProof } = await import('./proof-file.js')
      const { proof, holds } = readProof(file)
      process.stdout.write(verdict(proof, holds))
      process.exitCode = holds ? 0 : 1
    })
}

async function ask(verb: string, input: Record<string, string>): Promise<unknown> {
  const { operate } = await import('../../operate.js')
  return await operate(verb, input)
}

function sentence({ ok, chains, entries, seals, lastSeal, faults }: Verification): string {
  const counts = `共 ${chains} 条链、${entries} 条记录、${seals} 个封存批次`
  const seal = lastSeal ? `第 ${lastSeal.no} 批封存的哈希：${lastSeal.hash}\n` : ''
  if (ok) return `台账完好：${counts}，全部与记录时一致。\n${seal}`
  return `台账被改动过（${counts}）：\n${faults.map((fault) => `- ${fault.text}\n`).join('')}${seal}`
}

function verdict({ entry, seal }: Proof, holds: boolean): string {
  if (!holds) return '证明不成立：内容与封存时不一致。\n'
  return `证明成立：${entry.type}（${entry.stream}）记录于 ${entry.at.toISOString()}，在第 ${seal.no} 批封存。请与公布的哈希核对：${seal.hash}\n`
}
