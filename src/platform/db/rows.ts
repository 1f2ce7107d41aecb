import { sql } from 'kysely'
import type { Schema, Tx } from './database.js'

/** Holds the row of an organ until the transaction ends; false when there is none. */
export async function holdRow(tx: Tx, table: keyof Schema, organId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where organ_id = ${organId} and id = ${id} for update`.execute(tx)
  return rows.length > 0
}

/**
 * The next number of the series under this key, or the last of the next `count`. Whoever else counts there waits; gaps cannot arise, for
 * numbers are given back when the transaction fails. `table` keeps the `last` number a key.
 */
export async function nextInSeries(tx: Tx, table: keyof Schema, key: Record<string, string | number>, count = 1): Promise<number> {
  const columns = sql.join(Object.keys(key).map((name) => sql.ref(name)))
  const { rows } = await sql<{ last: number }>`
    insert into ${sql.table(table)} (${columns}, last) values (${sql.join(Object.values(key))}, ${count})
    on conflict (${columns}) do update set last = ${sql.ref(`${table}.last`)} + excluded.last
    returning last`.execute(tx)
  return rows[0]?.last ?? count
}
