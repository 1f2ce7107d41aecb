import { resolve } from 'node:path'
import type { Commands } from '../../feature.js'
import type { Database } from '../database.js'
import type { Counts } from './export.js'

/** `gongkai export`, also while the server runs, and `gongkai import`: the whole database, engine to engine. */
export const commands: Commands = (program) => {
  program
    .command('export')
    .description('把整个数据库导出为一个文件，可导入内置数据库或 PostgreSQL')
    .argument('<文件>', '例如 gongkai-20220128.ndjson.gz')
    .action(async (file: string) => {
      const path = resolve(file)
      const [{ operate }, { step }] = await Promise.all([import('../../../operate.js'), import('../../progress.js')])
      const counts = (await step('导出', () => operate('database-export', { path }), process.stderr)) as Counts
      const advice = '文件中有个人信息，上传的文件也在其中，请妥善保管；数据目录中的 secret 文件请另行复制，没有它就读不出加密的内容。'
      process.stdout.write(`${table(counts)}已导出到 ${path}。${advice}\n`)
    })
  program
    .command('import')
    .description('把导出的文件导入一个空的数据库')
    .argument('<文件>', 'gongkai export 导出的文件')
    .action(async (file: string) => {
      const { importDatabase } = await import('./import.js')
      const { counts, ledger } = await withDatabase((database) => importDatabase(database, file))
      const verdict = ledger.ok ? `台账核验完好：${ledger.entries} 条。` : ledger.faults.map((fault) => fault.text).join('\n')
      process.stdout.write(`${table(counts)}全部导入，行数与导出时一致。\n${verdict}\n`)
      process.exitCode = ledger.ok ? 0 : 1
    })
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const [{ FEATURES }, { readConfig }, { openDatabase }, { migrate }, { step }] = await Promise.all([
    import('../../../app.js'),
    import('../../config/config.js'),
    import('../open.js'),
    import('../migrate.js'),
    import('../../progress.js'),
  ])
  const database = await openDatabase(readConfig(process.env))
  try {
    await migrate(database, FEATURES)
    return await step('导入', () => work(database), process.stderr)
  } finally {
    await database.close()
  }
}

function table(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${String(count).padStart(10)}  ${name}\n`)
    .join('')
}
