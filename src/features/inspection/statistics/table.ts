import type { z } from 'zod'
import {
  type publicationStatistics,
  STATISTICS_FIGURES,
  type StatisticsBy,
  type StatisticsFigure,
  type StatisticsLine,
} from '../../../../api/publication-statistics.js'
import { INSTRUMENTS } from '../../../../api/publishing-words.js'
import { type Day, day, yearOf } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { Platform } from '../../../platform/platform.js'
import { type Counts, columnsOfAll, countPublished, countUndated } from '../../publishing/index.js'
import type { Scope } from '../scope.js'

type Table = z.output<typeof publicationStatistics.answer>

const FIGURES = Object.keys(STATISTICS_FIGURES) as StatisticsFigure[]
/** Beyond this many the page says "more than". */
const MOST_UNDATED = 10_000
const NOTHING = Object.fromEntries(FIGURES.map((figure) => [figure, 0])) as Counts

/** The table of a year, or of all years; this year's when none is named. */
export async function statisticsTable(
  platform: Platform,
  scope: Scope,
  { by, ...asked }: { by: StatisticsBy; year?: number | undefined; organId?: string | undefined },
): Promise<Table> {
  const { db } = platform.database
  const year = asked.year ?? yearOf(today(platform.clock))
  const organs = organsAsked(scope, asked.organId)
  const span = by === 'year' ? ALL_YEARS : spanOf(year)
  const counts = await countPublished(db, SITE_ID, { organs, ...span }, by)
  const names = await namesOf(db, scope, by)
  const lines = [...counts].map(([key, figures]): StatisticsLine => ({ key, name: names(key), figures }))
  if (by === 'month' || by === 'year') lines.sort((a, b) => (a.key < b.key ? -1 : 1))
  return { year, lines, total: totalOf(lines), undated: await countUndated(db, SITE_ID, organs, MOST_UNDATED) }
}

/** The organs that are counted; null: every one. Fault `forbidden` for an organ that is not the caller's to see. */
export function organsAsked({ organs, isWhole }: Scope, organId: string | undefined): string[] | null {
  if (organId === undefined) return isWhole ? null : organs.map((organ) => organ.id)
  const top = organs.find((organ) => organ.id === organId)
  if (!top) throw new Fault('forbidden', '您不能查看这个单位的统计，请选择本单位。')
  return organs.filter((organ) => organ.path === top.path || organ.path.startsWith(`${top.path}/`)).map((organ) => organ.id)
}

/** A year, or one month of it. */
export function spanOf(year: number, month?: number): { from: Day; until: Day } {
  const first = month ?? 1
  const next = month === undefined || month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return { from: day(`${year}-${two(first)}-01`), until: day(next) }
}

const ALL_YEARS = { from: day('1900-01-02'), until: day('2999-12-31') }
const two = (n: number): string => String(n).padStart(2, '0')

async function namesOf(db: Db, { organs, names }: Scope, by: StatisticsBy): Promise<(key: string) => string> {
  if (by === 'organ') return (key) => names.get(key) ?? key
  if (by === 'instrument') return (key) => (INSTRUMENTS as Record<string, string>)[key] ?? key
  if (by !== 'column') return (key) => key.replace(/^(\d{4})-0?(\d+)$/, '$1年$2月').replace(/^(\d{4})$/, '$1年')
  const columns = new Map((await columnsOfAll(db, SITE_ID, organs)).map((column) => [column.id, column]))
  return (key) => {
    const column = columns.get(key)
    return column ? `${names.get(column.organId) ?? ''}：${column.name}` : key
  }
}

function totalOf(lines: readonly StatisticsLine[]): Counts {
  const total = { ...NOTHING }
  for (const { figures } of lines) for (const figure of FIGURES) total[figure] += figures[figure]
  return total
}
