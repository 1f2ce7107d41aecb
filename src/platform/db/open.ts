import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAddresses } from '../config/addresses.js'
import type { Config } from '../config/config.js'
import { Fault } from '../errors/errors.js'
import type { Database } from './database.js'
import type { Engine } from './engine.js'
import { databaseOn } from './facade.js'

/** What of the configuration the database needs. */
export type DatabaseConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePool'>

/**
 * Opens the database: PostgreSQL where `databaseUrl` says, else PGlite in `dataDir`/database. Each engine's code is loaded only when it is used.
 * Throws a Fault `unavailable` when no server takes writes, or (code `folder-in-use`) when another process has the folder.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.databaseUrl === null) return databaseOn(await openFolder(config.dataDir))
  const addresses = parseAddresses(config.databaseUrl)
  if (!addresses) throw new Fault('invalid', 'DATABASE_URL 不是 PostgreSQL 地址，请检查。', { code: 'bad-config' })
  const { postgresEngine } = await import('./postgres/engine.js')
  return databaseOn(await postgresEngine(addresses, config.databasePool))
}

async function openFolder(dataDir: string): Promise<Engine> {
  const [{ pgliteEngine }, { openThread, makeFolder }, { lockFolder }] = await Promise.all([
    import('./pglite/engine.js'),
    import('./pglite/thread.js'),
    import('./pglite/folder-lock.js'),
  ])
  const folder = join(dataDir, 'database')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const ending = new AbortController()
  const lock = await lockFolder(`${folder}.lock`, () => ending.abort())
  try {
    if (!existsSync(folder)) await makeFolder(folder)
    return await pgliteEngine((heard, died) => openThread(folder, heard, died), { lost: ending.signal, afterClose: lock.release })
  } catch (error) {
    lock.release()
    throw error
  }
}
