import type { Commands } from '../../platform/feature.js'

/** `gongkai search reindex`: makes the index anew, also while the server runs. */
export const commands: Commands = (program) => {
  program
    .command('search')
    .description('站内搜索')
    .command('reindex')
    .description('用已经公开的内容重建搜索索引')
    .action(async () => {
      const [{ operate }, { step }] = await Promise.all([import('../../operate.js'), import('../../platform/progress.js')])
      const counts = (await step('重建索引', () => operate('search-reindex', {}), process.stderr)) as {
        document: number
        report: number
        answer: number
      }
      process.stdout.write(`已重建：公开信息 ${counts.document} 条，年度报告 ${counts.report} 份，政策问答 ${counts.answer} 条。\n`)
    })
}
