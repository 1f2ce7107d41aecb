import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { StatisticsBy, StatisticsFigure } from '../../../api/publication-statistics.js'
import type { Day } from '../../../law/day.js'
import type { Db } from '../../platform/db/database.js'
import { pageKey } from '../../platform/db/pageKey.js'
import { interpreted } from './oversight.js'
import type { DocumentRow } from './store/tables.js'

/** Which documents are counted: those that first became public in a span. */
export interface Counted {
  /** null: of every organ. */
  organs: readonly string[] | null
  from: Day
  /** The first day that does not belong to it any more. */
  until: Day
  columnId?: string | undefined
  instrument?: string | undefined
}

export type Counts = Record<StatisticsFigure, number>

const GROUPS: Record<StatisticsBy, RawBuilder<unknown>> = {
  organ: sql`organ_id`,
  column: sql`column_id`,
  instrument: sql`instrument`,
  month: sql`to_char(first_on, 'YYYY-MM')`,
  year: sql`to_char(first_on, 'YYYY')`,
}

/** Of what came from elsewhere no twenty working days are asked, nor where it is not known when it was made. */
const IS_TIMED = sql<SqlBool>`origin <> 'repost' and signed_on is not null`
const IS_PAPER = sql<SqlBool>`instrument = 'normative' and origin <> 'repost' and life = 'published'`

const IS: Record<Exclude<StatisticsFigure, 'interpreted'>, RawBuilder<SqlBool>> = {
  all: sql`true`,
  own: sql`origin <> 'repost'`,
  repost: sql`origin = 'repost'`,
  withdrawn: sql`life = 'withdrawn'`,
  forced: sql`forced > 0`,
  onTime: sql`${IS_TIMED} and not late`,
  late: sql`${IS_TIMED} and late`,
  papers: IS_PAPER,
}

/** The lines that have the most come first; nobody reads more of them. */
const MOST_LINES = 1_000

/** Every figure by a group, from the index alone; what is interpreted is looked up for the few normative documents. */
export async function countPublished(db: Db, siteId: string, counted: Counted, by: StatisticsBy): Promise<Map<string, Counts>> {
  const figures = Object.entries(IS).map(([name, is]) => sql`count(*) filter (where ${is})::int as ${sql.ref(name)}`)
  const group = GROUPS[by]
  const { rows } = await sql<{ key: string } & Omit<Counts, 'interpreted'>>`select ${group} as key, ${sql.join(figures)}
    from publish_document where ${spanOf(siteId, counted)} group by 1 order by 2 desc, 1 limit ${MOST_LINES}`.execute(db)
  const explained = await sql<{ key: string; n: number }>`select ${group} as key, count(*)::int as n
    from publish_document document where ${spanOf(siteId, counted)} and ${IS_PAPER} and ${interpreted()} group by 1`.execute(db)
  const interpretedBy = new Map(explained.rows.map(({ key, n }) => [key, n]))
  return new Map(rows.map(({ key, ...figures }) => [key, { ...figures, interpreted: interpretedBy.get(key) ?? 0 }]))
}

/** The documents behind a figure, the newest first; `next` is handed in as `after`. */
export async function countedRows(
  db: Db,
  siteId: string,
  counted: Counted,
  figure: StatisticsFigure,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ rows: DocumentRow[]; next: string | null }> {
  const key = pageKey(after)
  const is = figure === 'interpreted' ? sql<SqlBool>`${IS_PAPER} and ${interpreted()}` : IS[figure]
  const { rows } = await sql<DocumentRow>`select * from publish_document document where ${spanOf(siteId, counted)} and ${is}
    ${key ? sql`and (first_on, id) < (${key.on}::date, ${key.id})` : sql``}
    order by first_on desc, id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${last.first_on}~${last.id}` : null }
}

/** Public documents without a known day of publication; looked for no further than `most`. */
export async function countUndated(db: Db, siteId: string, organs: readonly string[] | null, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from publish_document
    where site_id = ${siteId} and life = 'published' and first_on is null ${ofOrgans(organs)} limit ${most}) found`.execute(db)
  return rows[0]?.n ?? 0
}

function spanOf(siteId: string, { organs, from, until, columnId, instrument }: Counted): RawBuilder<unknown> {
  return sql`site_id = ${siteId} and life in ('published', 'withdrawn') and first_on >= ${from}::date and first_on < ${until}::date
    ${ofOrgans(organs)} ${columnId === undefined ? sql`` : sql`and column_id = ${columnId}`}
    ${instrument === undefined ? sql`` : sql`and instrument = ${instrument}`}`
}

const ofOrgans = (organs: readonly string[] | null) => (organs === null ? sql`` : sql`and organ_id = any(${[...organs]}::text[])`)
