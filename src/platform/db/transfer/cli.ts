import type { Commands } from '../../feature.js'
import type { Database } from '../database.js'
import type { Counts } from './export.js'

/** `gongkai export` and `gongkai import`: the whole database, engine to engine. The embedded one only while no server runs on it. */
export const commands: Commands = (program) => {
  program
    .command('export')
    .description('把整个数据库导出为一个文件，可导入内置数据库或 PostgreSQL')
    .argument('<文件>', '例如 gongkai-20220128.ndjson.gz')
    .action(async (path: string) => {
      const [{ exportDatabase }, { systemClock }] = await Promise.all([import('./export.js'), import('../../clock.js')])
      const counts = await withDatabase('导出', (database) => exportDatabase(database, path, systemClock))
      process.stdout.write(
        `${table(counts)}已导出到 ${path}。文件中有个人信息，请妥善保管；数据目录中的 secret 文件和上传的文件请另行复制。\n`,
      )
    })
  program
    .command('import')
    .description('把导出的文件导入一个空的数据库')
    .argument('<文件>', 'gongkai export 导出的文件')
    .action(async (path: string) => {
      const { importDatabase } = await import('./import.js')
      const { counts, ledger } = await withDatabase('导入', (database) => importDatabase(database, path))
      process.stdout.write(`${table(counts)}全部导入，行数与导出时一致。\n`)
      process.stdout.write(
        ledger.ok ? `账本核验完好：${ledger.entries} 条。\n` : `${ledger.faults.map((fault) => `${fault.text}\n`).join('')}`,
      )
      process.exitCode = ledger.ok ? 0 : 1
    })
}

async function withDatabase<T>(label: string, work: (database: Database) => Promise<T>): Promise<T> {
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
    return await step(label, () => work(database), process.stderr)
  } finally {
    await database.close()
  }
}

function table(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${String(count).padStart(10)}  ${name}\n`)
    .join('')
}
