import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../src/platform/db/database.js'
import { openDatabase } from '../src/platform/db/open.js'
import { type Cluster, makeCluster, withoutPostgres } from '../src/testing/postgres.js'

/** An engine to be killed in the middle of its work. */
export interface Subject {
  name: string
  env: Record<string, string>
  open(): Promise<Database>
  /** Beside the writer. */
  kill(): void
  revive(): Promise<void>
  remove(): void
}

/** PGlite: it dies with the process that has it. */
export async function embedded(): Promise<Subject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-kill-'))
  return {
    name: 'pglite',
    env: { GONGKAI_DATA: dataDir, DATABASE_URL: '' },
    open: () => openDatabase({ dataDir, databaseUrl: null, databasePool: 2 }),
    kill: () => {},
    revive: async () => {},
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** PostgreSQL: every process of the server is killed. null where there is none. */
export async function server(): Promise<Subject | null> {
  if (withoutPostgres) {
    console.log(`postgres   skipped: ${withoutPostgres}`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-kill-pg-'))
  chmodSync(folder, 0o755)
  const cluster = await makeCluster(join(folder, 'cluster'))
  return {
    name: 'postgres',
    env: { GONGKAI_DATA: folder, DATABASE_URL: cluster.url },
    open: () => openDatabase({ dataDir: folder, databaseUrl: cluster.url, databasePool: 5 }),
    kill: () => killServer(cluster),
    revive: () => startAgain(cluster),
    remove: () => {
      killServer(cluster)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server refuses to start until the last process of the one before has noticed that it is gone. */
async function startAgain(cluster: Cluster): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await cluster.start()
    } catch (error) {
      if (attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

function killServer(cluster: Cluster): void {
  const postmaster = Number(readFileSync(join(cluster.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  const children = execFileSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number)
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
