import { type RawBuilder, sql } from 'kysely'
import { APPLICANT_COLUMNS, layoutOfYear, table3Path, table3Rows } from '../../../law/annual-report/cells.js'
import type { Figure, FigureRow } from '../../../law/annual-report/figure.js'
import { day } from '../../../law/day.js'
import { OUTCOMES } from '../../../law/outcomes.js'
import type { Db } from '../../platform/db/database.js'
import { rowOfOutcome } from './cells.js'

/** 依申请公开 answers for table 3: every cell with the cases it counts. */
export const requestFigures = {
  name: 'requests',
  label: '依申请公开台账',
  async figures(db: Db, organId: string, year: number): Promise<Figure[]> {
    if (!(await keepsCases(db, organId, year))) return []
    const { rows } = await sql<Counted>`select id, number, outcome, applicant_kind as kind,
      ${NEW(year)} as is_new, ${DECIDED(year)} as is_decided from (${countedIn(organId, year, sql`id, number`)}) counted`.execute(db)
    return figuresOf(rows, year)
  },
}

/** Table 3 as numbers only, counted in the database. */
export async function table3Numbers(db: Db, organId: string, year: number): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; outcome: string | null; is_new: boolean; is_decided: boolean; n: number }>`
    select applicant_kind as kind, case when ${DECIDED(year)} then outcome end as outcome, ${NEW(year)} as is_new, ${DECIDED(year)} as is_decided,
      count(*)::int as n from (${countedIn(organId, year, sql`1`)}) counted group by 1, 2, 3, 4`.execute(db)
  const cells = Object.fromEntries(pathsOf(year).map((path) => [path, 0]))
  for (const { n, ...row } of rows) {
    for (const key of keysOf(row, year)) {
      for (const column of [row.kind, 'total']) {
        const path = table3Path(key, column)
        cells[path] = (cells[path] ?? 0) + n
      }
    }
  }
  return cells
}

/** Whether a row of request_case counts in a cell of table 3: the same as `figures` says, for lists. A cell that is not there counts none. */
export function countedInCell(path: string, year: number): RawBuilder<boolean> {
  const [, key = '', column = ''] = path.split('.')
  const row = table3Rows(layoutOfYear(year)).find((each) => each.key === key)
  if (!row || !APPLICANT_COLUMNS.some((each) => each.key === column)) return sql<boolean>`false`
  const ofKind = column === 'total' ? sql`true` : sql`applicant_kind = ${column}`
  return sql<boolean>`not practice and kind = 'disclosure' and status not in ('merged', 'transferred') and ${ofKind}
    and received_on <= ${last(year)}::date and (decided_on is null or decided_on >= ${first(year)}::date) and ${inRow(key, year)}`
}

function inRow(key: string, year: number): RawBuilder<boolean> {
  if (key === 'newReceived') return NEW(year)
  if (key === 'carriedIn') return sql<boolean>`not ${NEW(year)}`
  if (key === 'carriedOut') return sql<boolean>`not ${DECIDED(year)}`
  if (key === 'resultTotal') return DECIDED(year)
  const outcomes = OUTCOMES.map((each) => each.key).filter((each) => rowOfOutcome(each, layoutOfYear(year)) === key)
  if (outcomes.length === 0) return sql<boolean>`false`
  return sql<boolean>`${DECIDED(year)} and outcome in (${sql.join(outcomes)})`
}

/** An organ that kept no case here by the year's end is not said to have had none. */
export async function keepsCases(db: Db, organId: string, year: number): Promise<boolean> {
  const found = await db
    .selectFrom('request_case')
    .select('id')
    .where('organ_id', '=', organId)
    .where('received_on', '<=', last(year))
    .where('practice', '=', false)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

interface Counted {
  id: string
  number: string
  kind: string
  outcome: string | null
  is_new: boolean
  is_decided: boolean
}

/** The rows of table 3 that one case counts in: one of the two above, and its outcome or 结转下年度. */
function keysOf(row: Pick<Counted, 'outcome' | 'is_new' | 'is_decided'>, year: number): string[] {
  const before = row.is_new ? 'newReceived' : 'carriedIn'
  if (!row.is_decided || row.outcome === null) return [before, 'carriedOut']
  return [before, rowOfOutcome(row.outcome, layoutOfYear(year)), 'resultTotal']
}

function figuresOf(rows: readonly Counted[], year: number): Figure[] {
  const behind = new Map<string, FigureRow[]>(pathsOf(year).map((path) => [path, []]))
  for (const row of rows) {
    const figureRow = { id: row.id, label: `申请 ${row.number}`, amount: 1, href: `/admin/requests/${row.id}` }
    for (const key of keysOf(row, year)) for (const column of [row.kind, 'total']) behind.get(table3Path(key, column))?.push(figureRow)
  }
  return [...behind].map(([path, cases]) => ({ path, value: cases.length, rows: cases, source: requestFigures.name }))
}

function pathsOf(year: number): string[] {
  return table3Rows(layoutOfYear(year)).flatMap((row) => APPLICANT_COLUMNS.map((column) => table3Path(row.key, column.key)))
}

const first = (year: number) => day(`${year}-01-01`)
const last = (year: number) => day(`${year}-12-31`)
const NEW = (year: number) => sql<boolean>`received_on >= ${first(year)}::date`
const DECIDED = (year: number) => sql<boolean>`coalesce(decided_on <= ${last(year)}::date, false)`

/**
 * The cases that a year's table counts: received in it; received before and decided in it; received before and not decided, in it or since.
 * Practice, corrections of records and what was merged or passed on unreceived count nowhere. Each branch reads one index.
 */
export function countedIn(organId: string, year: number, also: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = sql`select ${also}, applicant_kind, outcome, received_on, decided_on from request_case
    where organ_id = ${organId} and not practice and kind = 'disclosure' and status not in ('merged', 'transferred')`
  const before = sql`received_on < ${first(year)}::date`
  return sql`${columns} and received_on between ${first(year)}::date and ${last(year)}::date
    union all ${columns} and ${before} and decided_on between ${first(year)}::date and ${last(year)}::date
    union all ${columns} and ${before} and decided_on is null
    union all ${columns} and ${before} and decided_on > ${last(year)}::date and decided_on - received_on > 364`
}
