import { setTimeout as sleep } from 'node:timers/promises'
import { type ImportMapping, type ImportRun, importMappingSchema } from '../../../api/importing.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { organById } from '../organs/index.js'
import { handInFolder } from './handIn.js'
import { checkRun, mapRun, runAfter, startRun, takeRun } from './steps.js'
import { runView } from './store/runs.js'

const OPERATOR = { kind: 'operator', command: 'import' } as const
const LOOK_MS = 300

/**
 * Tries a folder or a zip archive on the server's disk, and unless `dryRun` says `yes` takes it over. `columns` are lines `old folder=our column`. Fault
 * `invalid` for an organ, a path or a mapping that makes no sense.
 */
export async function importFolder(platform: Platform, input: Record<string, string>): Promise<ImportRun> {
  const { organ = '', path = '', dryRun = 'no' } = input
  if (!(await organById(platform.database.db, organ))) throw new Fault('invalid', `没有代号为“${organ}”的单位。`)
  const handed = await handInFolder(platform, organ, path)
  const id = await startRun(platform, OPERATOR, handed)
  await mapRun(platform, id, mappingIn(input, handed.mapping))
  await checkRun(platform, id)
  await settled(platform, id)
  if (dryRun !== 'yes' && (await runAfter(platform, id)).state === 'checked') {
    await takeRun(platform, OPERATOR, id)
    await settled(platform, id)
  }
  return runView(platform.database.db, await runAfter(platform, id))
}

function mappingIn(
  { column = '', columns = '', site = '', body = '', root }: Record<string, string>,
  guessed: ImportMapping,
): ImportMapping {
  const said = columns.split('\n').flatMap((line) => {
    const at = line.lastIndexOf('=')
    return at < 0 ? [] : [{ from: line.slice(0, at).replace(/^\/+|\/+$/g, ''), to: line.slice(at + 1) || null }]
  })
  const mapping = importMappingSchema.safeParse({
    ...guessed,
    root: root ?? guessed.root,
    oldSite: site === '' ? guessed.oldSite : site,
    bodyAt: body,
    otherwise: column === '' ? guessed.otherwise : column,
    columns: [...said, ...guessed.columns.filter(({ from }) => said.every((one) => one.from !== from))],
  })
  if (mapping.success) return mapping.data
  throw new Fault('invalid', `栏目、原网站或者正文的写法不对：${mapping.error.issues[0]?.message ?? ''}`)
}

/** Until the step is over: the running server does it, or this process where none runs. */
async function settled(platform: Platform, id: string): Promise<void> {
  while (['checking', 'running'].includes((await runAfter(platform, id)).state)) {
    if ((await platform.jobs.runDue()) === 0) await sleep(LOOK_MS)
  }
}
