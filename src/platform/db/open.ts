import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.js'
import type { Database } from './database.js'
import { databaseOn } from './facade.js'
import { pgliteEngine } from './pglite/engine.js'
import { openThread } from './pglite/thread.js'

/** What of the configuration the database needs. */
export type DatabaseConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePool'>

/**
 * Opens the database: PostgreSQL where `databaseUrl` says, else PGlite in `dataDir`/database.
 * Throws a Fault `unavailable` when no server can be written to, or when another process has the folder.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return databaseOn(await openEmbedded(config.dataDir))
}

async function openEmbedded(dataDir: string) {
  const folder = join(dataDir, 'database')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return await pgliteEngine((heard, died) => openThread(folder, heard, died))
}
