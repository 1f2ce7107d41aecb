import { type Migration, sql } from 'kysely'
import type { Feature } from '../feature.js'
import { platformMigrations } from '../migrations.js'
import type { Database } from './database.js'

/** Nodes that start together take turns under this number. */
const LOCK = 20_190_415

/**
 * Brings the tables up to date: the platform's, then each feature's in order. Forward only. Safe when several nodes start at once: they
 * queue, and the later ones find it done. Returns the names of what was applied. A failed migration leaves the database as it was.
 */
export async function migrate(database: Database, features: readonly Pick<Feature, 'name' | 'migrations'>[]): Promise<string[]> {
  const migrations = inOrder(features)
  return database.transaction(async (tx) => {
    // A table of millions takes longer to change than any statement in use may take; who waits for that waits as long.
    await sql`set local statement_timeout = 0`.execute(tx)
    // Kysely's own Migrator applies by name; here a feature's place in the list decides.
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(tx)
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(tx)
    const applied = new Set(rows.map((row) => row.name))
    const due = [...migrations].filter(([name]) => !applied.has(name))
    for (const [name, migration] of due) {
      await migration.up(tx)
      await sql`insert into migration (name) values (${name})`.execute(tx)
    }
    return due.map(([name]) => name)
  })
}

/** Every migration by name, in the order to apply them. Throws when two have one name. */
export function inOrder(features: readonly Pick<Feature, 'name' | 'migrations'>[]): Map<string, Migration> {
  const all = new Map<string, Migration>()
  for (const migrations of [platformMigrations, ...features.map((feature) => feature.migrations ?? {})]) {
    for (const name of Object.keys(migrations).sort()) {
      if (all.has(name)) throw new Error(`two migrations are named ${name}`)
      const migration = migrations[name]
      if (migration) all.set(name, migration)
    }
  }
  return all
}
