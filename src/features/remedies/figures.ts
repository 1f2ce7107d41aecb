import { sql } from 'kysely'
import { REMEDY_KINDS } from '../../../api/remedy-words.js'
import { TABLE4_GROUPS, TABLE4_RESULTS, table4Path } from '../../../law/annual-report/cells.js'
import type { Figure, FigureRow } from '../../../law/annual-report/figure.js'
import { type Day, day } from '../../../law/day.js'
import { groupOf, type RemedyCell, remedyResult } from '../../../law/remedy-results.js'
import type { Db } from '../../platform/db/database.js'
import type { RemedyRow } from './store.js'

/** 复议、诉讼 answer for table 4: every cell with the remedies it counts. Both layouts have the same fifteen. */
export const remedyFigures = {
  name: 'remedies',
  label: '行政复议、行政诉讼台账',
  async figures(db: Db, organId: string, year: number): Promise<Figure[]> {
    if (!(await keepsRemedies(db, organId, year))) return []
    const behind = new Map<string, FigureRow[]>(paths().map((path) => [path, []]))
    for (const row of await countedIn(db, organId, year)) {
      const label = `${REMEDY_KINDS[row.kind]} ${row.number}（${row.body}）`
      const figureRow = { id: row.id, label, amount: 1, href: `/admin/remedies/${row.id}` }
      for (const path of pathsOf(row, year)) behind.get(path)?.push(figureRow)
    }
    return [...behind].map(([path, rows]) => ({ path, value: rows.length, rows, source: remedyFigures.name }))
  },
}

/** Table 4 as numbers only. */
export async function table4Numbers(db: Db, organId: string, year: number): Promise<Record<string, number>> {
  const cells = Object.fromEntries(paths().map((path) => [path, 0]))
  for (const row of await countedIn(db, organId, year)) for (const path of pathsOf(row, year)) cells[path] = (cells[path] ?? 0) + 1
  return cells
}

export type Counted = Pick<RemedyRow, 'id' | 'number' | 'kind' | 'body' | 'after_review' | 'result' | 'result_stage' | 'settled_on'>

/** The cell of a year that a remedy counts in: its result if it ended by the year's end, else 尚未审结. */
export function cellOf(row: Pick<Counted, 'result' | 'result_stage' | 'settled_on'>, until: Day): RemedyCell | 'pending' {
  if (row.settled_on === null || row.settled_on > until || row.result === null || row.result_stage === null) return 'pending'
  return remedyResult(row.result_stage, row.result)?.cell ?? 'pending'
}

/** An organ that kept no remedy here by the year's end is not said to have had none. */
async function keepsRemedies(db: Db, organId: string, year: number): Promise<boolean> {
  const found = await db
    .selectFrom('remedy_case')
    .select('id')
    .where('organ_id', '=', organId)
    .where('notified_on', '<=', last(year))
    .where('practice', '=', false)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * What a year's table counts: what had reached the organ by its end and had not ended before it began. Practice, what was registered by mistake, and
 * suits in which the organ stands as the reviewer (国办公开办函〔2016〕201号: only the original actor counts them) count nowhere.
 */
async function countedIn(db: Db, organId: string, year: number): Promise<Counted[]> {
  return db
    .selectFrom('remedy_case')
    .select(['id', 'number', 'kind', 'body', 'after_review', 'result', 'result_stage', 'settled_on'])
    .where('organ_id', '=', organId)
    .where('practice', '=', false)
    .where('status', '<>', 'voided')
    .where('role', '=', 'original')
    .where('notified_on', '<=', last(year))
    .where(sql<boolean>`(settled_on is null or settled_on >= ${day(`${year}-01-01`)}::date)`)
    .orderBy('notified_on')
    .orderBy('id')
    .execute()
}

function pathsOf(row: Counted, year: number): string[] {
  const group = groupOf(row.kind, row.after_review)
  return [table4Path(group, cellOf(row, last(year))), table4Path(group, 'total')]
}

function paths(): string[] {
  return TABLE4_GROUPS.flatMap((group) => TABLE4_RESULTS.map((result) => table4Path(group.key, result.key)))
}

const last = (year: number) => day(`${year}-12-31`)
