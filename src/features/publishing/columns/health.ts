import type { ColumnView } from '../../../../api/publishing-view.js'
import { type Day, daysBetween } from '../../../../law/day.js'
import { freshUntil } from '../../../../law/publishing/due.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { Organ } from '../../organs/index.js'
import { countsOf } from '../store/placements.js'
import { type Column, NODES_ELSEWHERE } from './column.js'
import { columnsOfAll } from './tree.js'

/** A column is nearly stale in the last seventh of its period, and never sooner than three days before its end. */
const NEARLY = 7
const LEAST_DAYS = 3

/** The columns of organs with what stands in each and how fresh it is on a day. */
export async function columnViews(db: Db | Tx, siteId: string, organs: readonly Organ[], today: Day): Promise<ColumnView[]> {
  const columns = await columnsOfAll(db, siteId, organs)
  const counts = await countsOf(
    db,
    siteId,
    columns.map((column) => column.id),
  )
  return columns.map((column) => {
    const { columnType: _, ...shown } = column
    const { shown: n, newest } = counts.get(column.id) ?? { shown: 0, newest: null }
    return { ...shown, shown: n, newest: n > 0 ? newest : null, ...lightOf(column, n, newest, today) }
  })
}

/** Whether somebody has to do something: it is due soon, over its period, or holds less than was set for it. */
export function wantsUpdate(column: ColumnView): boolean {
  return column.light === 'yellow' || isOverdue(column)
}

/** Over its period (应更新未更新), or with less in it than was set for it. */
export function isOverdue({ light, minItems }: ColumnView): boolean {
  return light === 'red' || (light === 'empty' && minItems > 0)
}

/** The light of a column: empty where nothing stands though something should, else by the days left of its period. */
export function lightOf(column: Column, shown: number, newest: Day | null, today: Day): Pick<ColumnView, 'light' | 'daysLeft'> {
  if (column.hidden || column.kind === 'link' || isElsewhere(column)) return { light: 'none', daysLeft: null }
  if (shown === 0 || shown < column.minItems) return { light: 'empty', daysLeft: null }
  if (column.freshnessDays === null || newest === null) return { light: 'none', daysLeft: null }
  const daysLeft = daysBetween(today, freshUntil(newest, column.freshnessDays))
  if (daysLeft <= 0) return { light: 'red', daysLeft }
  return { light: daysLeft <= Math.max(LEAST_DAYS, Math.ceil(column.freshnessDays / NEARLY)) ? 'yellow' : 'green', daysLeft }
}

/** For the completeness check of a site: nodes of its organ's 政府信息公开 under which nothing stands. */
export async function emptyNodes(db: Db, organ: Organ): Promise<{ about: string; text: string }[]> {
  const columns = (await columnsOfAll(db, SITE_ID, [organ])).filter((column) => column.locked && !column.hidden && !isElsewhere(column))
  const counts = await countsOf(
    db,
    SITE_ID,
    columns.map(({ id }) => id),
  )
  const empty = columns.filter(({ id }) => (counts.get(id)?.shown ?? 0) === 0)
  return empty.map(({ name }) => ({ about: '栏目', text: `“${name}”是空的（国办公开办函〔2019〕61号）。` }))
}

function isElsewhere(column: Column): boolean {
  return NODES_ELSEWHERE.includes(column.id.split('/')[2] ?? '')
}
