import { sql } from 'kysely'
import type { Database, Tx } from '../src/platform/db/database.js'

interface Index {
  make: string
  drop: string
}

/** Does `work` in one transaction while these tables have no indexes, and makes them again after: many rows come in several times faster so. */
export async function unindexed(database: Database, tables: readonly string[], work: (tx: Tx) => Promise<void>): Promise<void> {
  await database.transaction(async (tx) => {
    // Longer than any statement in use may take.
    await sql`set local statement_timeout = 0`.execute(tx)
    const indexes = (await Promise.all(tables.map((table) => indexesOf(tx, table)))).flat()
    for (const { drop } of indexes) await sql.raw(drop).execute(tx)
    await work(tx)
    for (const { make } of indexes) await sql.raw(make).execute(tx)
  })
}

async function indexesOf(tx: Tx, table: string): Promise<Index[]> {
  const constraints = await sql<{ name: string; text: string }>`select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = ${table}::regclass and contype in ('p', 'u')`.execute(tx)
  const plain = await sql<{ name: string; text: string }>`select indexname as name, indexdef as text from pg_indexes
    where tablename = ${table} and indexname not in (select conname from pg_constraint where conrelid = ${table}::regclass)`.execute(tx)
  return [
    ...constraints.rows.map(({ name, text }) => ({
      make: `alter table ${table} add constraint ${name} ${text}`,
      drop: `alter table ${table} drop constraint ${name}`,
    })),
    ...plain.rows.map(({ name, text }) => ({ make: text, drop: `drop index ${name}` })),
  ]
}
