import { randomUUID } from 'node:crypto'
import type { ImportKind, ImportMapping } from '../../../api/importing.js'
import { type Actor, actorKey } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import { Refused } from '../../platform/errors/errors.js'
import { giveFile, keepFile } from '../../platform/files/files.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { removeRows } from './store/rows.js'
import { changeRun, findRun, insertRun, lockRun, mappingOf } from './store/runs.js'
import type { RunRow } from './store/tables.js'

/** What a run begins with. */
export interface NewRun {
  organId: string
  kind: ImportKind
  name: string
  /** Its bytes, or the id of a file that is kept already. */
  file: Buffer | string | null
  archive: Buffer | string | null
  folder: string | null
  mapping: ImportMapping
}

export const CHECK_JOB = 'import-check'
export const RUN_JOB = 'import-run'

/** Keeps a source and its mapping; nothing is taken over yet. Returns the run's id. */
export async function startRun(platform: Platform, actor: Actor, run: NewRun): Promise<string> {
  const id = randomUUID().replaceAll('-', '').slice(0, 12)
  await platform.database.transaction(async (tx) => {
    const keep = async (file: Buffer | string | null, name: string) => {
      if (typeof file === 'string') await giveFile(tx, file, ownerOf(id))
      if (file === null || typeof file === 'string') return file
      return (await keepFile(platform, tx, { owner: ownerOf(id), name, type: 'application/octet-stream', bytes: file, sealed: true })).id
    }
    await insertRun(tx, {
      id,
      organ_id: run.organId,
      kind: run.kind,
      name: run.name,
      file_id: await keep(run.file, run.name),
      archive_id: await keep(run.archive, 'archive.zip'),
      folder: run.folder,
      mapping: JSON.stringify(run.mapping),
      state: 'mapping',
      started_by: actorKey(actor),
      started_name: actor.kind === 'user' ? actor.name : '运维人员',
      started_at: new Date(platform.clock.now()),
      finished_at: null,
      trouble: null,
    })
    await record(platform, tx, { id, organ_id: run.organId }, actor, 'ImportStarted', { kind: run.kind, name: run.name })
  })
  return id
}

/** Another run over the same source with the same mapping. Refuses import-running. */
export async function repeatRun(platform: Platform, actor: Actor, run: RunRow): Promise<string> {
  if (isBusy(run)) throw new Refused('import-running')
  const { organ_id: organId, kind, name, file_id: file, archive_id: archive, folder } = run
  return startRun(platform, actor, { organId, kind, name, file, archive, folder, mapping: mappingOf(run) })
}

/** Changes the mapping and forgets what was tried with another. Refuses import-running, import-done. */
export async function mapRun(platform: Platform, id: string, mapping: ImportMapping): Promise<void> {
  await platform.database.transaction(async (tx) => {
    mustBeBefore(await lockRun(tx, id))
    await removeRows(tx, id)
    await changeRun(tx, id, { mapping: JSON.stringify(mapping), state: 'mapping', trouble: null })
  })
}

/** Begins the dry run. Refuses import-running, import-done, import-unmapped. */
export async function checkRun(platform: Platform, id: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    mustBeBefore(run)
    const { columns, otherwise } = mappingOf(run)
    if (otherwise === null && columns.every(({ to }) => to === null)) throw new Refused('import-unmapped')
    await removeRows(tx, id)
    await changeRun(tx, id, { state: 'checking', trouble: null })
    await platform.jobs.enqueue(tx, CHECK_JOB, { id })
  })
}

/** Takes over what was tried, or goes on. Refuses import-running, import-unchecked, import-done. */
export async function takeRun(platform: Platform, actor: Actor, id: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    if (isBusy(run)) throw new Refused('import-running')
    if (run.state === 'mapping') throw new Refused('import-unchecked')
    if (run.state === 'done') throw new Refused('import-done')
    await changeRun(tx, id, { state: 'running', trouble: null })
    await record(platform, tx, run, actor, run.state === 'stopped' ? 'ImportResumed' : 'ImportRun', { mapping: mappingOf(run) })
    await platform.jobs.enqueue(tx, RUN_JOB, { id })
  })
}

/** Stops after the page at hand. Refuses import-idle. */
export async function stopRun(platform: Platform, actor: Actor, id: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    if (!isBusy(run)) throw new Refused('import-idle')
    await changeRun(tx, id, { state: run.state === 'running' ? 'stopped' : 'mapping' })
    if (run.state === 'running') await record(platform, tx, run, actor, 'ImportStopped', {})
  })
}

/** An entry in the chain of the run's organ. */
export async function record(
  platform: Platform,
  tx: Tx,
  run: Pick<RunRow, 'id' | 'organ_id'>,
  actor: Actor,
  type: string,
  data: object,
): Promise<void> {
  const entry = { chain: run.organ_id, stream: `import:${SITE_ID}:${run.id}`, type, data: { ...data }, actor, article: '条例第二十四条' }
  await append(tx, entry, platform.clock)
}

/** The run after a step. */
export const runAfter = (platform: Platform, id: string): Promise<RunRow> => findRun(platform.database.db, id)

const ownerOf = (id: string): string => `import:${id}`

const isBusy = ({ state }: RunRow): boolean => state === 'checking' || state === 'running'

function mustBeBefore(run: RunRow): void {
  if (isBusy(run)) throw new Refused('import-running')
  if (run.state === 'done' || run.state === 'stopped') throw new Refused('import-done')
}
