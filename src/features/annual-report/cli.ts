import type { Commands } from '../../platform/feature.js'
import { registerCheck } from './checking/cli.js'

/** `gongkai report …`: reports as files, without a database. */
export const commands: Commands = (program) => {
  const report = program.command('report').description('读取和校验政府信息公开工作年度报告文件')
  report
    .command('read')
    .description('读取一份年度报告（txt、html、docx、xlsx、文字版 pdf）：机关、年度、格式、每一格数字、各章文字')
    .argument('<文件>', '年度报告文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { printReport } = await import('./reading/print.js')
      await printReport(file, options)
    })
  registerCheck(report)
}
