import { type RawBuilder, sql } from 'kysely'
import { layoutOfYear, table3Path, table3Rows } from '../../../../../law/annual-report/cells.js'
import type { Calendar } from '../../../../../law/calendar/calendar.js'
import { workdaysBetween } from '../../../../../law/calendar/workdays.js'
import type { Day } from '../../../../../law/day.js'
import type { Db } from '../../../../platform/db/database.js'
import type { Channel } from '../../events.js'
import { countedIn, countedInCell, table3Numbers } from '../../figures.js'
import { CHANNELS } from '../../words.js'

/** The year in numbers; each opens to the cases that it counts, by its key. */
export interface YearNumbers {
  /** Rows of table 3, all applicants together. */
  rows: { key: string; label: string; group: string | null; leaf: boolean; n: number }[]
  extended: number
  late: number
  channels: { channel: Channel; n: number }[]
  /** Working days from receipt to the answer, on average; null where nothing was answered. */
  averageDays: number | null
}

/** One case behind a number: nothing of it says who asked or for what. */
export interface CaseLine {
  number: string
  channel: Channel
  receivedOn: Day
  decidedOn: Day | null
  outcome: string | null
  /** Working days from receipt to the answer, all of them counted; null while there is none. */
  days: number | null
  extended: boolean
  late: boolean
}

/** The live numbers of a year. */
export async function yearNumbers(db: Db, organId: string, year: number, calendar: Calendar): Promise<YearNumbers> {
  const cells = await table3Numbers(db, organId, year)
  const groups = await groupsOf(db, organId, year)
  const answered = groups.filter((group) => group.decided_on !== null && group.decided_on <= `${year}-12-31`)
  const days = total(answered, (group) => workdaysBetween(group.received_on, group.decided_on as Day, calendar))
  const channels = [...new Set(groups.map((group) => group.channel))]
  return {
    rows: table3Rows(layoutOfYear(year)).map((row) => ({ ...row, n: cells[table3Path(row.key, 'total')] ?? 0 })),
    extended: total(groups.filter((group) => group.extended)),
    late: total(answered.filter((group) => group.late)),
    channels: channels
      .map((channel) => ({ channel, n: total(groups.filter((group) => group.channel === channel)) }))
      .sort((a, b) => b.n - a.n),
    averageDays: answered.length === 0 ? null : days / total(answered),
  }
}

/** Names of what can be opened: rows of table 3, `extended`, `late`, and a channel as `channel-online`; null for any other word. */
export function nameOfNumber(key: string, year: number): string | null {
  if (key === 'all') return '全部申请'
  if (key === 'extended') return '延长过答复期限的'
  if (key === 'late') return '超期办结的'
  if (key.startsWith('channel-')) return Object.entries(CHANNELS).find(([channel]) => key === `channel-${channel}`)?.[1] ?? null
  const row = table3Rows(layoutOfYear(year)).find((each) => each.key === key)
  return row ? (row.group ? `${row.group}：${row.label}` : row.label) : null
}

/** Up to `most` cases behind a number, in the order of their receipt; `after` is the number of the last one on the page before. */
export async function linesBehind(
  db: Db,
  organId: string,
  year: number,
  key: string,
  calendar: Calendar,
  { after = '', most }: { after?: string; most: number },
): Promise<CaseLine[]> {
  const { rows } = await sql<LineRow>`
    select number, channel, received_on, decided_on, outcome, late, extended
    from (${countedIn(organId, year, COLUMNS)}) counted
    where number > ${after} and ${behind(key, year)} order by number limit ${most}`.execute(db)
  const daysOf = remembering((from: Day, to: Day) => workdaysBetween(from, to, calendar))
  return rows.map((row) => ({
    number: row.number,
    channel: row.channel,
    receivedOn: row.received_on,
    // What happened after the year is not part of its table.
    ...(row.decided_on !== null && row.decided_on <= `${year}-12-31`
      ? {
          decidedOn: row.decided_on,
          outcome: row.outcome,
          days: daysOf(row.received_on, row.decided_on),
          late: row.late,
        }
      : { decidedOn: null, outcome: null, days: null, late: false }),
    extended: row.extended,
  }))
}

/** The first year in which a case was received; null when none was. */
export async function firstYear(db: Db, organId: string): Promise<number | null> {
  const { rows } = await sql<{ first: Day | null }>`select min(received_on) as first from request_case
    where organ_id = ${organId} and not practice and kind = 'disclosure' and status not in ('merged', 'transferred')`.execute(db)
  const first = rows[0]?.first
  return first ? Number(first.slice(0, 4)) : null
}

/** What the lines show, and what countedInCell asks. */
const COLUMNS = sql`number, channel, late, kind, status, practice, (timed->'extension') <> 'null'::jsonb as extended`

interface LineRow {
  number: string
  channel: Channel
  received_on: Day
  decided_on: Day | null
  outcome: string | null
  late: boolean
  extended: boolean
}

interface Group extends Pick<LineRow, 'channel' | 'received_on' | 'decided_on' | 'late' | 'extended'> {
  n: number
}

async function groupsOf(db: Db, organId: string, year: number): Promise<Group[]> {
  const { rows } = await sql<Group>`select channel, received_on, decided_on, late, extended, count(*)::int as n
    from (${countedIn(organId, year, COLUMNS)}) counted group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

function behind(key: string, year: number): RawBuilder<boolean> {
  const cell = (row: string) => countedInCell(table3Path(row, 'total'), year)
  if (key === 'all') return sql<boolean>`true`
  if (key === 'extended') return sql<boolean>`extended`
  if (key === 'late') return sql<boolean>`${cell('resultTotal')} and late`
  if (key.startsWith('channel-')) return sql<boolean>`channel = ${key.slice('channel-'.length)}`
  return cell(key)
}

/** Many cases share their two days. */
function remembering(days: (from: Day, to: Day) => number): (from: Day, to: Day) => number {
  const known = new Map<string, number>()
  return (from, to) => {
    const key = from + to
    const n = known.get(key) ?? days(from, to)
    known.set(key, n)
    return n
  }
}

function total(groups: readonly Group[], of: (group: Group) => number = () => 1): number {
  return groups.reduce((sum, group) => sum + of(group) * group.n, 0)
}
