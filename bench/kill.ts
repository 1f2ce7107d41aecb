import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from '../src/platform/db/database.js'
import { openDatabase } from '../src/platform/db/open.js'
import { verify } from '../src/platform/ledger/ledger.js'
import { type Cluster, makeCluster, withoutPostgres } from '../src/testing/postgres.js'

/*
 * kill -9 at a random moment of a running write load, many times, on each engine: whatever was acknowledged must be there afterwards.
 * On PostgreSQL every process of the server is killed together with the writer. Usage: npx tsx bench/kill.ts [rounds]
 */

interface Subject {
  name: string
  env: Record<string, string>
  open(): Promise<Database>
  /** Beside the writer. */
  kill(): void
  revive(): Promise<void>
  remove(): void
}

interface Tally {
  rounds: number
  acknowledged: number
  lost: number
  /** Found though not acknowledged: committed when the kill came before the word could. */
  unspoken: number
  reopenMs: number[]
}

const rounds = Number(process.argv[2] ?? 50)
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; ${rounds} rounds each`,
)
console.log('engine     acknowledged  lost  unspoken  reopen ms (median, worst)  ledger')
let isSound = true
for (const make of [embedded, server]) {
  const subject = await make()
  if (subject) isSound = (await trial(subject)) && isSound
}
process.exit(isSound ? 0 : 1)

async function trial(subject: Subject): Promise<boolean> {
  const tally: Tally = { rounds, acknowledged: 0, lost: 0, unspoken: 0, reopenMs: [] }
  try {
    for (let round = 1; round <= rounds; round += 1) await oneRound(subject, round, tally)
    const database = await subject.open()
    const { ok, entries, faults } = await verify(database.db)
    await database.close()
    const times = tally.reopenMs.toSorted((a, b) => a - b)
    const reopen = `${times[Math.floor(times.length / 2)]?.toFixed(0)}, ${times.at(-1)?.toFixed(0)}`
    const ledger = ok ? `sound, ${entries} entries` : faults.map((fault) => fault.text).join(' ')
    console.log(
      `${subject.name.padEnd(10)} ${String(tally.acknowledged).padStart(12)} ${String(tally.lost).padStart(5)} ${String(tally.unspoken).padStart(9)}  ${reopen.padEnd(25)}  ${ledger}`,
    )
    return ok && tally.lost === 0
  } finally {
    subject.remove()
  }
}

async function oneRound(subject: Subject, round: number, tally: Tally): Promise<void> {
  const writer = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('./kill-writer.ts', import.meta.url)), String(round)], {
    env: { ...process.env, GONGKAI_LOG: 'silent', ...subject.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged = await loadUntilKilled(writer, subject)
  await subject.revive()
  const started = performance.now()
  const database = await subject.open()
  const found = await foundIn(database, round)
  tally.reopenMs.push(performance.now() - started)
  await database.close()
  const streams = new Set([...acknowledged.keys(), ...found.keys()])
  for (const stream of streams) {
    const said = acknowledged.get(stream) ?? 0
    const there = found.get(stream) ?? 0
    tally.acknowledged += said
    tally.lost += Math.max(0, said - there)
    tally.unspoken += Math.max(0, there - said)
  }
}

/** The last number that each stream was told, all the way to the kill. */
async function loadUntilKilled(writer: ChildProcess, subject: Subject): Promise<Map<string, number>> {
  let text = ''
  let isTimed = false
  writer.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (isTimed) return
    isTimed = true
    setTimeout(() => {
      subject.kill()
      writer.kill('SIGKILL')
    }, Math.random() * 700)
  })
  await new Promise((resolve) => writer.once('close', resolve))
  const whole = text.slice(0, text.lastIndexOf('\n')).split('\n')
  return new Map(whole.map((line) => line.split(' ')).map(([stream, n]) => [stream ?? '', Number(n)]))
}

/** How many entries of each of the round's streams stand without a gap from the first. */
async function foundIn(database: Database, round: number): Promise<Map<string, number>> {
  const rows = await database.db
    .selectFrom('ledger_entry')
    .select(['stream', 'version'])
    .where('stream', 'like', `kill:${round}:%`)
    .orderBy('version')
    .execute()
  const found = new Map<string, number>()
  for (const { stream, version } of rows) if (version === (found.get(stream) ?? 0) + 1) found.set(stream, version)
  return found
}

async function embedded(): Promise<Subject> {
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

async function server(): Promise<Subject | null> {
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
