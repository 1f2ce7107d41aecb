import { type Command, Option } from 'commander'

/** Adds `check` to the command `report`. What it needs is loaded when it runs. */
export function registerCheck(report: Command): void {
  const parts = new Option('--parts <文件...>', '所含各单位同一年度的报告')
  // The library takes the dots for several values only after a Latin letter.
  parts.variadic = true
  report
    .command('check')
    .description('校验年度报告：表格勾稽、格式、正文与表格是否一致')
    .argument('<文件...>', '报告文件：txt、html、docx、xlsx、pdf；几个文件一起给，还核对年度之间、上下级之间')
    .option('--previous <文件>', '同一单位上一年度的报告')
    .addOption(parts)
    .option('--json', '输出 JSON')
    .action(async (files: string[], options: { previous?: string; parts?: string[]; json?: boolean }) => {
      const { runCheck } = await import('./run.js')
      process.exitCode = await runCheck(files, options, (text) => process.stdout.write(text))
    })
}
