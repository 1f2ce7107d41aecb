import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import type { Database } from '../platform/db/database.js'
import { migrate } from '../platform/db/migrate.js'
import { openDatabase } from '../platform/db/open.js'
import type { Feature } from '../platform/feature.js'
import { emptySnapshotPath } from './database.js'
import { makeDatabase, withoutPostgres } from './postgres.js'

type Migrated = Pick<Feature, 'name' | 'migrations'>

type Kind = Database['engine']

/** Opens a fresh migrated database on the engine at hand, or `on` another; closed after the suite. `null` for one without tables. */
export type OpenFresh = (features?: readonly Migrated[] | null, on?: Kind) => Promise<Database>

/** Runs the same suite on PGlite in its thread and on a PostgreSQL server; the latter is skipped by name where there is none. */
export function describeEngines(name: string, suite: (open: OpenFresh, engine: Kind) => void): void {
  describe(`${name} (pglite)`, () => {
    suite(opener('pglite'), 'pglite')
  })
  describe.skipIf(withoutPostgres)(`${name} (postgres)${withoutPostgres ? `: ${withoutPostgres}` : ''}`, () => {
    suite(opener('postgres'), 'postgres')
  })
}

interface Opened {
  database: Database
  remove: () => void
}

function opener(kind: Kind): OpenFresh {
  const opened: Opened[] = []
  afterAll(async () => {
    for (const { database, remove } of opened) {
      await database.close()
      remove()
    }
  })
  return async (features = [], on = kind) => {
    const one = await (on === 'pglite' ? openFolder() : openServer())
    opened.push(one)
    if (features) await migrate(one.database, features)
    return one.database
  }
}

async function openFolder(): Promise<Opened> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  // As initdb would leave the folder, in a tenth of the time.
  mkdirSync(join(dataDir, 'database'))
  execFileSync('tar', ['-xf', await emptySnapshotPath(), '-C', join(dataDir, 'database')], { stdio: 'ignore' })
  const database = await openDatabase({ dataDir, databaseUrl: null, databasePool: 10 })
  return { database, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

async function openServer(): Promise<Opened> {
  const databaseUrl = await makeDatabase()
  return { database: await openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 10 }), remove: () => {} }
}
