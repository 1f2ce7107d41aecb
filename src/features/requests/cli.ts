import { readFileSync } from 'node:fs'
import { Fault } from '../../platform/errors/errors.js'
import type { Commands } from '../../platform/feature.js'

/** `gongkai receipt …`. Exit status of verify: 0 when the receipt holds, 1 when not, 2 for a file that is none. */
export const commands: Commands = (program) => {
  program
    .command('receipt')
    .description('申请回执：检验凭证')
    .command('verify')
    .description('检验申请回执的凭证文件，不连网，不用数据库')
    .argument('<文件>', '从回执页下载的 JSON 文件')
    .option('--seal <哈希>', '公布的、或者从前抄下的封存哈希，一并比对')
    .action(async (file: string, { seal }: { seal?: string }) => {
      const { checkReceipt } = await import('./citizen/proof/check.js')
      const check = checkReceipt(textOf(file))
      if (!check) throw new Fault('invalid', `${file} 不是申请回执的凭证文件，请用从回执页下载的文件。`, { code: 'bad-proof' })
      const { proof, number } = check
      const faults = [...check.faults]
      if (seal !== undefined && seal.trim().toLowerCase() !== proof.seal.hash) faults.push('文件里的封存哈希，和给出的封存哈希不一样。')
      process.stdout.write(
        faults.length === 0 ? holds(number, proof, seal !== undefined) : `凭证不成立：\n${faults.map((fault) => `- ${fault}\n`).join('')}`,
      )
      process.exitCode = faults.length === 0 ? 0 : 1
    })
}

function holds(number: string, { entry, seal }: { entry: { at: Date }; seal: { no: number; hash: string } }, compared: boolean): string {
  const told = `凭证成立：编号 ${number} 的申请记录于 ${entry.at.toISOString()}，在第 ${seal.no} 批封存。\n封存哈希：${seal.hash}\n`
  return compared ? `${told}和给出的封存哈希一致。\n` : `${told}请把它和网站“回执核验—封存批次”公布的、或者从前抄下的哈希比对。\n`
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Fault('invalid', `读不了 ${file}，请核对文件名。`, { code: 'no-file' })
  }
}
