import { IMPORT_OUTCOMES, type ImportOutcome } from '../../../../api/importing.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { ItemRow } from './tables.js'

/** Rows that go into one statement. */
const CHUNK = 1_000

/** What is known of a row after it was tried or taken. */
export type Outcome = Pick<ItemRow, 'title' | 'old_key' | 'words'> & { outcome: ImportOutcome; reason: string; documentId: string | null }

export async function insertRows(tx: Tx, runId: string, places: readonly string[]): Promise<void> {
  for (let from = 0; from < places.length; from += CHUNK) {
    const rows = places.slice(from, from + CHUNK).map((place, at) => ({
      site_id: SITE_ID,
      run_id: runId,
      n: from + at + 1,
      place,
      title: '',
      old_key: null,
      words: null,
      tried: null,
      tried_reason: '',
      taken: null,
      reason: '',
      document_id: null,
    }))
    await tx.insertInto('import_row').values(rows).execute()
  }
}

export async function removeRows(tx: Tx, runId: string): Promise<void> {
  await tx.deleteFrom('import_row').where('site_id', '=', SITE_ID).where('run_id', '=', runId).execute()
}

/** The next rows that the step has not seen. */
export async function openRows(db: Db, runId: string, step: 'tried' | 'taken', limit: number): Promise<ItemRow[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where(step, 'is', null)
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** Whether the step has still to see this row; it is held until the transaction ends. */
export async function lockOpenRow(tx: Tx, runId: string, n: number, step: 'tried' | 'taken'): Promise<boolean> {
  const row = await tx
    .selectFrom('import_row')
    .select(step)
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where('n', '=', n)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && row[step] === null
}

export async function settleRow(tx: Tx, runId: string, n: number, step: 'tried' | 'taken', found: Outcome): Promise<void> {
  const { outcome, reason, documentId, ...known } = found
  const said = step === 'tried' ? { tried: outcome, tried_reason: reason } : { taken: outcome, reason, document_id: documentId }
  await tx
    .updateTable('import_row')
    .set({ ...known, ...said })
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where('n', '=', n)
    .execute()
}

/** The earlier row of the same run with the same old address, or with the same words and taken in; its number, or null. */
export async function earlierRow(tx: Tx, runId: string, n: number, by: 'old_key' | 'words', value: string): Promise<number | null> {
  const row = await tx
    .selectFrom('import_row')
    .select('n')
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where(by, '=', value)
    .where('n', '<', n)
    .where((where) => where.or([where('tried', 'is', null), where('tried', '!=', 'refused')]))
    .orderBy('n')
    .limit(1)
    .executeTakeFirst()
  return row?.n ?? null
}

/** Rows by number, of one outcome of the last step when it is given. */
export async function listRows(
  db: Db,
  runId: string,
  asked: { outcome?: ImportOutcome | undefined; after: number; limit: number; step: 'tried' | 'taken' },
): Promise<ItemRow[]> {
  const { outcome, after, limit, step } = asked
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .where('n', '>', after)
    .$if(outcome !== undefined, (query) => query.where(step, '=', outcome ?? null))
    .orderBy('n')
    .limit(limit)
    .execute()
}

type Counts = Record<ImportOutcome, number>

export async function countRows(db: Db | Tx, runId: string): Promise<{ total: number; tried: Counts; taken: Counts }> {
  const rows = await db
    .selectFrom('import_row')
    .select(({ fn }) => ['tried', 'taken', fn.countAll<string | number>().as('count')])
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .groupBy(['tried', 'taken'])
    .execute()
  const none = () => Object.fromEntries(Object.keys(IMPORT_OUTCOMES).map((name) => [name, 0])) as Counts
  const counts = { total: 0, tried: none(), taken: none() }
  for (const row of rows) {
    const count = Number(row.count)
    counts.total += count
    if (row.tried) counts.tried[row.tried] += count
    if (row.taken) counts.taken[row.taken] += count
  }
  return counts
}
