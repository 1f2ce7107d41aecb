import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/platform/config/config.js'
import { openDatabase } from '../src/platform/db/open.js'
import { verify } from '../src/platform/ledger/ledger.js'
import { makeCluster } from '../src/testing/postgres.js'
import { type Answer, emptySite, type Filled, fillIn, receiptOf, send } from './applicants.js'
import { machine, table } from './machine.mjs'
import { end, serve } from './served.js'

/*
 * Applications submitted over HTTP to the built program on PostgreSQL with fsync, real ones (the site is no demonstration): each POST carries its
 * draft's cookie and its proof of work, one in twenty is sent twice at the same instant. Then every receipt is fetched and every case counted.
 * Usage: npx tsx bench/applications.ts [applications=3000] [clients=128] [port=4280]
 */

const ORGANS = ['ledu', 'pingan', 'minhe', 'huzhu', 'hualong', 'xunhua', 'haidong', 'haidong-zwfw']
const TWICE = 20

const total = Number(process.argv[2] ?? 3_000)
const clients = Number(process.argv[3] ?? 128)
const port = Number(process.argv[4] ?? 4280)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
const cluster = await makeCluster(join(folder, 'cluster'))
const env = {
  GONGKAI_DATA: join(folder, 'files'),
  DATABASE_URL: cluster.url,
  GONGKAI_DB_POOL: '20',
  GONGKAI_SECRET: 'bench'.repeat(8),
  GONGKAI_TRUST_PROXY: '1',
}
const config = readConfig({ ...env, GONGKAI_LOG: 'error' })
const database = await openDatabase(config)
const platform = await emptySite(config, database)
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const server = await serve(port, env)
await sendAll(await fillIn(platform, ORGANS, 400))
const rows: string[][] = []
let sent = 400
for (const [name, into] of [
  ['one organ', ['ledu']],
  ['eight organs', ORGANS],
] as const) {
  rows.push([name, ...(await measure(await fillIn(platform, into, total)))])
  sent += total
}
const { cases, numbers } = await counted()
const { ok } = await verify(database.db)
await end(server, 'SIGTERM')
await database.close()
cluster.stop('fast')
rmSync(folder, { recursive: true })
console.log(`${machine()}; ${clients} clients with keep-alive, server and PostgreSQL on the same machine`)
table(['into', 'applications', 'seconds', 'a second', 'median ms', '95th ms', 'receipts', 'sent twice'], rows)
console.log(`${sent} applications, ${cases} cases, ${numbers} numbers; ledger ${ok ? 'sound' : 'NOT SOUND'}`)
process.exit(ok && cases === sent && numbers === sent ? 0 : 1)

async function measure(filled: readonly Filled[]): Promise<string[]> {
  const began = performance.now()
  const times = await sendAll(filled)
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(0) ?? ''
  const receipts = new Set<string>()
  await together(filled, async (one) => {
    const receipt = await receiptOf(agent, port, one)
    if (receipt) receipts.add(`${one.organId} ${receipt.number} ${receipt.password}`)
  })
  const twice = times.length - filled.length
  return [
    String(filled.length),
    seconds.toFixed(1),
    (filled.length / seconds).toFixed(0),
    at(0.5),
    at(0.95),
    String(receipts.size),
    String(twice),
  ]
}

/** How long each took, in ms. */
async function sendAll(filled: readonly Filled[]): Promise<number[]> {
  const times: number[] = []
  let n = 0
  await together(filled, async (one) => {
    const copies = n++ % TWICE === 0 ? [one, one] : [one]
    for (const answer of await Promise.all(copies.map((copy) => send(agent, port, copy)))) times.push(mustBeTaken(answer))
  })
  return times
}

async function together(filled: readonly Filled[], work: (one: Filled) => Promise<void>): Promise<void> {
  const left = filled.values()
  const client = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

function mustBeTaken({ status, to, html, ms }: Answer): number {
  if (status !== 303 || !to.endsWith('/huizhi')) throw new Error(`${status} ${to} ${html.slice(0, 2_000)}`)
  return ms
}

async function counted(): Promise<{ cases: number; numbers: number }> {
  const all = await database.db.selectFrom('request_case').select(['organ_id', 'number']).where('practice', '=', false).execute()
  return { cases: all.length, numbers: new Set(all.map((one) => `${one.organ_id} ${one.number}`)).size }
}
