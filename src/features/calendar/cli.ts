import type { Commands } from '../../platform/feature.js'

/** `gongkai clock` and `gongkai fee`: the law's arithmetic, with the built-in notices and without a database. */
export const commands: Commands = (program) => {
  program
    .command('clock')
    .description('计算答复期限，逐日列出怎么算的')
    .option('--received <日期>', '收到申请的日期')
    .option('--corrected <日期>', '收到补正的日期，重新起算')
    .option('--consult <起:止>', '征求意见期间：发出日:收到意见日，可以写多次', (value: string, before?: string[]) => [
      ...(before ?? []),
      value,
    ])
    .option('--extend <天数>', '延长的工作日数，1 至 20')
    .option('--fee-paid <日期>', '缴清信息处理费的日期，重新起算')
    .option('--json', '输出 JSON')
    .action(async (options) => {
      const { printClock } = await import('./print.js')
      printClock(options)
    })
  program
    .command('fee')
    .description('计算信息处理费')
    .option('--items <件数>', '按件：同一申请人同一自然月的申请件数')
    .option('--pages <页数>', '按量：一件申请提供的页数')
    .option('--json', '输出 JSON')
    .action(async (options) => {
      const { printFee } = await import('./print.js')
      printFee(options)
    })
}
