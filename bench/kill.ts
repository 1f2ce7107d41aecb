import { type ChildProcess, spawn } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Database } from '../src/platform/db/database.js'
import { verify } from '../src/platform/ledger/ledger.js'
import { embedded, type Subject, server } from './subjects.js'

/*
 * kill -9 at a random moment of a running write load, many times, on each engine: whatever was acknowledged must be there afterwards.
 * On PostgreSQL every process of the server is killed together with the writer. Usage: npx tsx bench/kill.ts [rounds]
 */

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
