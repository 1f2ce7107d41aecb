import type { z } from 'zod'
import type { addColumn as addRoute, changeColumn as changeRoute } from '../../../../api/publishing.js'
import type { Tx } from '../../../platform/db/database.js'
import { Fault, Refused } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Organ } from '../../organs/index.js'
import type { Ctx } from '../handle.js'
import { countsOf } from '../store/placements.js'
import type { ColumnRow } from '../store/tables.js'
import { type Column, NODES_ELSEWHERE } from './column.js'
import { columnById, columnsOf } from './tree.js'

type Added = z.output<NonNullable<(typeof addRoute)['body']>>
type Changed = z.output<NonNullable<(typeof changeRoute)['body']>>

/** Adds a column below another, or at the top of the site. Refuses column-exists, column-taken-over. */
export async function addColumn(ctx: Ctx, tx: Tx, parent: Pick<Column, 'id' | 'organId'>, added: Added): Promise<string> {
  if (NODES_ELSEWHERE.includes(parent.id.split('/')[2] ?? '')) throw new Refused('column-taken-over')
  const id = `${parent.id}/${added.slug}`
  if (await columnById(tx, ctx.siteId, id)) throw new Refused('column-exists')
  await save(ctx, tx, rowOf(ctx, id, parent.organId, added))
  await recordColumn(ctx, tx, id, parent.organId, 'ColumnAdded', added)
  return id
}

/** Changes a column; of a locked one the name and the place stay. Refuses column-locked. */
export async function changeColumn(ctx: Ctx, tx: Tx, column: Column, changed: Changed): Promise<void> {
  const { name, kind, rank, hidden } = changed
  if (column.locked && (name !== column.name || kind !== column.kind || rank !== column.rank || hidden)) {
    throw new Refused('column-locked', '国办公开办函〔2019〕61号')
  }
  await save(ctx, tx, rowOf(ctx, column.id, column.organId, changed))
  await recordColumn(ctx, tx, column.id, column.organId, 'ColumnChanged', changed)
}

/** Removes a column of the organ's own in which nothing stands. Refuses column-locked, column-not-empty. */
export async function removeColumn(ctx: Ctx, tx: Tx, column: Column, organ: Organ): Promise<void> {
  if (column.statutory) throw new Refused('column-locked', '条例第二十条')
  const below = (await columnsOf(tx, ctx.siteId, organ)).some((one) => one.parentId === column.id)
  const drafts = await tx
    .selectFrom('publish_document')
    .select('id')
    .where('site_id', '=', ctx.siteId)
    .where('organ_id', '=', organ.id)
    .where('column_id', '=', column.id)
    .where('life', '<>', 'discarded')
    .limit(1)
    .execute()
  const shown = (await countsOf(tx, ctx.siteId, [column.id])).get(column.id)?.shown ?? 0
  if (below || drafts.length > 0 || shown > 0) throw new Refused('column-not-empty')
  await tx.deleteFrom('publish_column').where('site_id', '=', ctx.siteId).where('id', '=', column.id).execute()
  await recordColumn(ctx, tx, column.id, column.organId, 'ColumnRemoved', {})
}

/** The column; Fault `not-found` when there is none. */
export async function mustBeColumn(ctx: Ctx, tx: Tx, id: string): Promise<Column> {
  const column = await columnById(tx, ctx.siteId, id)
  if (!column) throw new Fault('not-found', '没有这个栏目，请从栏目树中选择。')
  return column
}

function rowOf(ctx: Ctx, id: string, organId: string, from: Omit<Changed, 'id'>): ColumnRow {
  return {
    site_id: ctx.siteId,
    id,
    organ_id: organId,
    name: from.name,
    kind: from.kind,
    rank: from.rank,
    href: from.href,
    lead: from.lead,
    freshness_days: from.freshnessDays,
    min_items: from.minItems,
    review_steps: JSON.stringify([...new Set(from.reviewSteps)]),
    hidden: from.hidden,
  }
}

async function save(ctx: Ctx, tx: Tx, row: ColumnRow): Promise<void> {
  const { site_id, id, ...rest } = row
  await tx
    .insertInto('publish_column')
    .values({ site_id, id, ...rest })
    .onConflict((conflict) => conflict.columns(['site_id', 'id']).doUpdateSet(rest))
    .execute()
  await ctx.platform.cache.invalidate(tx, ctx.siteId)
}

async function recordColumn(ctx: Ctx, tx: Tx, id: string, organId: string, type: string, data: Record<string, unknown>): Promise<void> {
  const entry = { chain: organId, stream: `column:${ctx.siteId}:${id}`, type, data: { ...data }, actor: ctx.actor, article: null }
  await append(tx, entry, ctx.platform.clock)
}
