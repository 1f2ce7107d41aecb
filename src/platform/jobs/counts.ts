import type { Db } from '../db/database.js'
import type { JobState } from './tables.js'

/** How many jobs stand in each state, by name; done ones as long as they are kept. */
export async function countJobs(db: Db): Promise<{ name: string; state: JobState; count: number }[]> {
  const rows = await db
    .selectFrom('job')
    .select((at) => ['name', 'state', at.fn.countAll<number>().as('count')])
    .groupBy(['name', 'state'])
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
