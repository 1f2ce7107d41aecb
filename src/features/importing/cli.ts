import { IMPORT_OUTCOMES, type ImportOutcome, type ImportRun } from '../../../api/importing.js'
import type { Commands } from '../../platform/feature.js'

/** `gongkai old-site import`: from a folder or archive on the server's disk. */
export const commands: Commands = (program) => {
  program
    .command('old-site')
    .description('旧网站')
    .command('import')
    .description('从文件夹或者 zip 压缩包导入旧网站的网页')
    .argument('<路径>', '服务器上的文件夹或者 zip 文件')
    .requiredOption('--organ <单位代号>', '放到哪个单位，例如 ledu')
    .option('--column <栏目>', '其他都放到这个栏目，例如 zfxxgk/ledu/fdzdgknr/qtfd')
    .option('--map <旧目录=栏目...>', '旧目录对应的栏目，可以写多个；“旧目录=”表示不收')
    .option('--site <网址>', '旧网站的网址，例如 http://www.old.gov.cn')
    .option('--root <目录>', '压缩包里相当于旧网站根目录的目录；不写就自动判断')
    .option('--body <元素>', '正文所在的元素，例如 #zoom')
    .option('--dry-run', '只试运行，什么都不改')
    .action(async (path: string, options: Options) => print(await run(path, options)))
}

interface Options {
  organ: string
  column?: string
  map?: string[]
  site?: string
  root?: string
  body?: string
  dryRun?: boolean
}

async function run(path: string, { organ, column, map, site, root, body, dryRun }: Options): Promise<ImportRun> {
  const [{ operate }, { step }, { resolve }] = await Promise.all([
    import('../../operate.js'),
    import('../../platform/progress.js'),
    import('node:path'),
  ])
  const given = { column, columns: map?.join('\n'), site, root, body, dryRun: dryRun ? 'yes' : 'no' }
  const input = { organ, path: resolve(path), ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
  return (await step('导入', () => operate('import-folder', input as Record<string, string>), process.stderr)) as ImportRun
}

function print({ id, state, total, tried, taken, trouble }: ImportRun): void {
  const counts = state === 'checked' ? tried : taken
  const lines = (Object.keys(IMPORT_OUTCOMES) as ImportOutcome[]).map((name) => `  ${IMPORT_OUTCOMES[name]} ${counts[name]}`)
  const head = state === 'checked' ? `试运行：共 ${total} 条，什么都没有改。` : `已导入：共 ${total} 条。`
  process.stdout.write(`${trouble ?? head}\n${lines.join('\n')}\n每一条的结果和原因，见工作台“从旧网站导入”，编号 ${id}。\n`)
}
