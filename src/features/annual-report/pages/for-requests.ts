import type { Db } from '../../../platform/db/database.js'
import { figuresOf } from '../store/figures.js'
import { listPublicRows } from '../store/rows.js'
import { addressOf } from './load.js'

/** The published reports of an organ, newest first, as the statistics of requests show them. */
export async function reportsForRequests(db: Db, organId: string) {
  const rows = await listPublicRows(db, organId)
  return rows
    .map(({ year, source }) => ({
      year,
      source,
      href: addressOf({ organId, year }),
      cells: async () => Object.fromEntries((await figuresOf(db, { organId, year })).map(({ path, value }) => [path, value])),
    }))
    .sort((a, b) => b.year - a.year)
}
