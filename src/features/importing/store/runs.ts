import { type ImportMapping, type ImportRun, type ImportState, importMappingSchema } from '../../../../api/importing.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { organById } from '../../organs/index.js'
import { countRows } from './rows.js'
import type { RunRow } from './tables.js'

const PAGE = 20

/** Throws Fault `not-found`. */
export async function findRun(db: Db | Tx, id: string): Promise<RunRow> {
  const row = await db.selectFrom('import_run').selectAll().where('site_id', '=', SITE_ID).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', '没有这次导入，请从列表中打开。')
  return row
}

/** The same, held until the transaction ends. */
export async function lockRun(tx: Tx, id: string): Promise<RunRow> {
  await tx.selectFrom('import_run').select('id').where('site_id', '=', SITE_ID).where('id', '=', id).forUpdate().execute()
  return findRun(tx, id)
}

export async function insertRun(tx: Tx, row: Omit<RunRow, 'site_id'>): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({ site_id: SITE_ID, ...row })
    .execute()
}

export async function changeRun(
  tx: Tx,
  id: string,
  change: Partial<Pick<RunRow, 'state' | 'mapping' | 'finished_at' | 'trouble'>>,
): Promise<void> {
  await tx.updateTable('import_run').set(change).where('site_id', '=', SITE_ID).where('id', '=', id).execute()
}

/** Runs of these organs, newest first, after one of them by its instant and id. */
export async function listRuns(db: Db, organIds: readonly string[], after?: string): Promise<{ rows: RunRow[]; next: string | null }> {
  if (organIds.length === 0) return { rows: [], next: null }
  const [at, id = ''] = after?.split('~') ?? []
  const rows = await db
    .selectFrom('import_run')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('organ_id', 'in', [...organIds])
    .$if(at !== undefined && !Number.isNaN(Date.parse(at)), (query) =>
      query.where(({ eb, and, or }) =>
        or([eb('started_at', '<', new Date(at ?? 0)), and([eb('started_at', '=', new Date(at ?? 0)), eb('id', '<', id)])]),
      ),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const last = rows[PAGE - 1]
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE && last ? `${last.started_at.toISOString()}~${last.id}` : null }
}

/** The mapping of the organ's last run of this kind, to begin with. */
export async function lastMapping(db: Db | Tx, organId: string, kind: RunRow['kind']): Promise<ImportMapping | null> {
  const row = await db
    .selectFrom('import_run')
    .select('mapping')
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return row ? mappingOf(row) : null
}

export const mappingOf = (row: Pick<RunRow, 'mapping'>): ImportMapping => importMappingSchema.parse(JSON.parse(row.mapping))

/** A run as the workbench shows it. */
export async function runView(db: Db, row: RunRow): Promise<ImportRun> {
  const { total, tried, taken } = await countRows(db, row.id)
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0)
  const beforeRun: ImportState[] = ['mapping', 'checking', 'checked']
  return {
    id: row.id,
    organId: row.organ_id,
    organName: (await organById(db, row.organ_id))?.name ?? '',
    kind: row.kind,
    name: row.name,
    state: row.state,
    mapping: mappingOf(row),
    startedBy: row.started_name,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    total,
    done: sum(beforeRun.includes(row.state) ? tried : taken),
    tried,
    taken,
    trouble: row.trouble,
  }
}
