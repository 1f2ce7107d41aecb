import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../platform/db/database.js'
import { databaseOn } from '../platform/db/facade.js'
import { migrate } from '../platform/db/migrate.js'
import { pgliteEngine } from '../platform/db/pglite/engine.js'
import { openSession } from '../platform/db/pglite/session.mjs'
import type { Feature } from '../platform/feature.js'

type Migrated = Pick<Feature, 'name' | 'migrations'>

const snapshots = new Map<string, Blob>()

/** A migrated database in the memory of this process: PGlite without its thread. Close it after the test. */
export async function testDatabase(features: readonly Migrated[] = []): Promise<Database> {
  const key = features.map((feature) => feature.name).join(' ')
  const snapshot = snapshots.get(key) ?? (await migratedSnapshot(features))
  snapshots.set(key, snapshot)
  return databaseOn(await inMemory(snapshot))
}

/** A database without a table, as `migrate` finds it first. */
export async function emptyTestDatabase(): Promise<Database> {
  return databaseOn(await inMemory(await emptySnapshot()))
}

async function migratedSnapshot(features: readonly Migrated[]): Promise<Blob> {
  let dump: () => Promise<Blob> = async () => new Blob()
  const engine = await pgliteEngine(async (heard) => {
    const session = await openSession({ snapshot: await emptySnapshot(), heard })
    dump = () => session.dump()
    return session
  })
  const database = databaseOn(engine)
  await migrate(database, features)
  const snapshot = await dump()
  await database.close()
  return snapshot
}

async function inMemory(snapshot: Blob) {
  return await pgliteEngine((heard) => openSession({ snapshot, heard }))
}

/** A tar of what initdb leaves, kept between runs for this version of PGlite: making it takes seconds. */
export async function emptySnapshotPath(): Promise<string> {
  const path = join(tmpdir(), 'gongkai-test', `pglite-${pgliteVersion()}.tar`)
  if (existsSync(path)) return path
  const session = await openSession({ heard: () => {} })
  const snapshot = await session.dump()
  await session.close()
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, Buffer.from(await snapshot.arrayBuffer()))
  renameSync(`${path}.${process.pid}`, path)
  return path
}

async function emptySnapshot(): Promise<Blob> {
  return new Blob([readFileSync(await emptySnapshotPath())])
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8')) as { version: string }
  return manifest.version
}
