import { createHash } from 'node:crypto'
import type { CatalogueItem } from '../../../api/catalogue.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { randomSigns } from '../../platform/crypto/signs.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { lockField, type Row, rowsOf, type Which, WORKING, writeRows } from './store.js'

/** Nothing official comes near it. */
export const MOST_ROWS = 2_000

/** What a change of a catalogue needs. */
export interface Act {
  platform: Pick<Platform, 'database' | 'clock' | 'cache'>
  actor: Actor
  /** Of the actor, as it is shown. */
  name: string
}

/** Adds a row at the end, or changes the one of this id. Returns its id. Refuses catalogue-full; Fault `not-found`. */
export async function saveRow(act: Act, which: Which, id: string | null, item: CatalogueItem): Promise<string> {
  return act.platform.database.transaction(async (tx) => {
    await lockField(tx, which)
    const rows = await rowsOf(tx, which, WORKING)
    if (id !== null && !rows.some((row) => row.id === id)) throw noRow()
    if (id === null && rows.length >= MOST_ROWS) throw new Refused('catalogue-full')
    const made = id ?? newRowId()
    const next = id === null ? [...rows, { id: made, n: 0, item }] : rows.map((row) => (row.id === id ? { ...row, item } : row))
    await writeRows(tx, which, WORKING, next)
    await record(act, tx, which, id === null ? 'CatalogueRowAdded' : 'CatalogueRowChanged', { row: made, title: titleOf(item) })
    return made
  })
}

/** Takes a row out. Fault `not-found`. */
export async function removeRow(act: Act, which: Which, id: string): Promise<void> {
  await act.platform.database.transaction(async (tx) => {
    await lockField(tx, which)
    const rows = await rowsOf(tx, which, WORKING)
    const gone = rows.find((row) => row.id === id)
    if (!gone) throw noRow()
    const next = rows.filter((row) => row.id !== id)
    await writeRows(tx, which, WORKING, next)
    await record(act, tx, which, 'CatalogueRowRemoved', { row: id, title: titleOf(gone.item) })
  })
}

/** What is worked on becomes the next version, which the public sees. Returns its number. Refuses catalogue-unchanged. */
export async function adoptVersion(act: Act, which: Which, note: string): Promise<number> {
  return act.platform.database.transaction(async (tx) => {
    const { version } = await lockField(tx, which)
    const rows = await rowsOf(tx, which, WORKING)
    const before = version === WORKING ? [] : await rowsOf(tx, which, version)
    const difference = differenceOf(before, rows)
    if (Object.values(difference).every((n) => n === 0) && !isMoved(before, rows)) throw new Refused('catalogue-unchanged')
    const no = version + 1
    const on = today(act.platform.clock)
    await writeRows(tx, which, no, rows)
    const at = { site_id: SITE_ID, organ_id: which.organId, field: which.field }
    await tx
      .insertInto('catalogue_version')
      .values({ ...at, no, adopted_on: on, adopted_by: act.name, note, rows: rows.length })
      .execute()
    await tx
      .updateTable('catalogue_field')
      .set({ version: no, adopted_on: on })
      .where('site_id', '=', SITE_ID)
      .where('organ_id', '=', which.organId)
      .where('field', '=', which.field)
      .execute()
    const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
    await record(act, tx, which, 'CatalogueAdopted', { no, note, rows: rows.length, ...difference, sha256 })
    await act.platform.cache.invalidate(tx)
    return no
  })
}

/** How many rows are new, different, gone. */
export function differenceOf(before: readonly Row[], after: readonly Row[]): { added: number; changed: number; removed: number } {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row.item)]))
  const kept = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !known.has(id)).length,
    changed: after.filter(({ id, item }) => known.has(id) && known.get(id) !== JSON.stringify(item)).length,
    removed: before.filter(({ id }) => !kept.has(id)).length,
  }
}

/** Records what was done to a catalogue in the chain of its organ. */
export async function record({ platform, actor }: Act, tx: Tx, which: Which, type: string, data: Record<string, unknown>): Promise<void> {
  const stream = `catalogue:${SITE_ID}:${which.organId}:${which.field}`
  const entry = { chain: which.organId, stream, type, data: { field: which.field, ...data }, actor, article: '国办发〔2019〕54号' }
  await append(tx, entry, platform.clock)
}

/** 一级事项 / 二级事项 / 三级事项 */
export const titleOf = ({ first, second, third }: CatalogueItem): string => [first, second, third].filter(Boolean).join(' / ')

export const newRowId = (): string => randomSigns(12, '23456789abcdefghjkmnpqrstuvwxyz')
export const noRow = (): Fault => new Fault('not-found', '目录里没有这一行，请刷新。')

const isMoved = (before: readonly Row[], after: readonly Row[]): boolean => before.some(({ id }, at) => after[at]?.id !== id)
