import { Command, CommanderError } from 'commander'
import { commands as accounts } from './features/accounts/cli.js'
import { commands as annualReport } from './features/annual-report/cli.js'
import { commands as calendar } from './features/calendar/cli.js'
import { commands as importing } from './features/importing/cli.js'
import { commands as requests } from './features/requests/cli.js'
import { commands as search } from './features/search/cli.js'
import { commands as transfer } from './platform/db/transfer/cli.js'
import { Fault } from './platform/errors/errors.js'
import type { Commands } from './platform/feature.js'
import { commands as http } from './platform/http/cli.js'
import { commands as ledger } from './platform/ledger/cli.js'

/** Exit status for input that cannot be used, and for a fault of our own. Status 1 belongs to checks that found errors. */
const UNUSABLE = 2
const BROKEN = 3

/** The library's headings, as its users read them. */
const HEADINGS: Record<string, string> = { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' }

/** Every feature's commands, in the order of the features. Their modules are light: what a command needs it loads when it runs. */
const COMMANDS: Commands[] = [calendar, accounts, requests, annualReport, search, importing, ledger, transfer, http]

process.exitCode = await main(process.argv)

async function main(argv: string[]): Promise<number> {
  const program = new Command('gongkai')
    .description('公开：政务公开平台的命令行')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示命令的帮助')
    .exitOverride()
    .configureHelp({ styleTitle: (title) => HEADINGS[title] ?? title })
    .configureOutput({ writeErr: () => undefined })
  for (const register of COMMANDS) register(program)
  if (argv.length <= 2) {
    program.outputHelp()
    return UNUSABLE
  }
  try {
    await program.parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    return fail(error)
  }
}

function fail(error: unknown): number {
  const known = error instanceof CommanderError || error instanceof Fault
  const sentence = error instanceof CommanderError ? usageSentence(error) : error instanceof Fault ? error.text : brokenSentence(error)
  process.stderr.write(`${sentence}\n`)
  return known ? UNUSABLE : BROKEN
}

function brokenSentence(error: unknown): string {
  return `程序出错了，请把下面的内容告诉运维人员：${error instanceof Error ? error.stack : String(error)}`
}

function usageSentence(error: CommanderError): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownCommand':
      return `没有“${named}”这个命令。运行 gongkai --help 查看全部命令。`
    case 'commander.unknownOption':
      return `没有“${named}”这个选项。在命令后加 --help 查看用法。`
    case 'commander.optionMissingArgument':
      return `选项“${named}”后面要写内容。在命令后加 --help 查看用法。`
    case 'commander.missingArgument':
      return `缺少“${named}”。在命令后加 --help 查看用法。`
    case 'commander.missingMandatoryOptionValue':
      return `请写上选项“${named}”。在命令后加 --help 查看用法。`
    default:
      return '命令写得不对。在命令后加 --help 查看用法。'
  }
}
