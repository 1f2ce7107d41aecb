import type { Day } from '../../../law/day.js'
import type { Tx } from '../db/database.js'
import type { Heap } from './heap.js'

/** Rows that are closed by one statement. */
const AT_A_TIME = 1_000

export interface Ringing {
  /** Whose notices these are: every feature closes its own only. */
  source: string
  today: Day
  /** Whether a kind rings on every day that it is handed in; the others only when something new is in it. */
  isDaily: (kind: string) => boolean
  /** The heaps are all that there is of these kinds only; omitted: of every kind. */
  only?: readonly string[]
}

/** Writes what each desk is to be told of, rings for what is new or pressing, closes what was not handed in. May be done again. */
export async function ringNotices(tx: Tx, heaps: readonly Heap[], ringing: Ringing): Promise<void> {
  for (const heap of heaps) await write(tx, heap, ringing)
  await closeOthers(tx, new Set(heaps.map((heap) => heap.id)), ringing)
}

/** Writes a heap; those who have read it read it again when there is something new in it, or when it presses and a new day has come. */
async function write(tx: Tx, heap: Heap, { source, today, isDaily }: Ringing): Promise<void> {
  const found = tx.selectFrom('notice').selectAll().where('source', '=', source).where('id', '=', heap.id)
  const before = await found.forUpdate().executeTakeFirst()
  const known = new Set(before?.closed_on === null ? before.items : [])
  const rings = heap.items.some((id) => !known.has(id)) || (isDaily(heap.kind) && before?.rung_on !== today)
  const row = {
    organ_id: heap.organId,
    kind: heap.kind,
    addressee: heap.addressee,
    items: JSON.stringify(heap.items),
    since: before?.closed_on === null ? before.since : today,
    rung_on: rings || !before ? today : before.rung_on,
    closed_on: null,
  }
  await tx
    .insertInto('notice')
    .values({ source, id: heap.id, ...row })
    .onConflict((conflict) => conflict.columns(['source', 'id']).doUpdateSet(row))
    .execute()
  if (rings) await tx.deleteFrom('notice_read').where('source', '=', source).where('notice_id', '=', heap.id).execute()
}

/** Closes what there is no cause for any more. */
async function closeOthers(tx: Tx, open: ReadonlySet<string>, { source, today, only }: Ringing): Promise<void> {
  let query = tx.selectFrom('notice').select('id').where('source', '=', source).where('closed_on', 'is', null)
  if (only) query = query.where('kind', 'in', [...only])
  const over = (await query.execute()).map((row) => row.id).filter((id) => !open.has(id))
  for (let at = 0; at < over.length; at += AT_A_TIME) {
    const some = over.slice(at, at + AT_A_TIME)
    await tx.updateTable('notice').set({ closed_on: today, items: '[]' }).where('source', '=', source).where('id', 'in', some).execute()
  }
}
