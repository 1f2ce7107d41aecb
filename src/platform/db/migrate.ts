import { type Migration, Migrator } from 'kysely'
import type { Feature } from '../feature.js'
import { platformMigrations } from '../migrations.js'
import type { Database } from './database.js'

/**
 * Brings the tables up to date: the platform's, then each feature's in order. Forward only. Safe when several nodes start at once: they
 * queue, and the later ones find it done. Returns the names of what was applied. A failed migration leaves the database as it was.
 */
export async function migrate(database: Database, features: readonly Pick<Feature, 'name' | 'migrations'>[]): Promise<string[]> {
  const migrations = inOrder(features)
  const names = [...migrations.keys()]
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    // Not by name: a feature's place in the list decides, and a feature may be put between two that are there already.
    nameComparator: (a, b) => names.indexOf(a) - names.indexOf(b),
    allowUnorderedMigrations: true,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
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
