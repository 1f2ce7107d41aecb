import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FEATURES } from '../src/app.js'
import { systemClock } from '../src/platform/clock.js'
import { readConfig } from '../src/platform/config/config.js'
import { createPlatform } from '../src/platform/create.js'
import { openDatabase } from '../src/platform/db/open.js'
import { createLog } from '../src/platform/log/log.js'
import { makeCluster } from '../src/testing/postgres.js'
import { load } from './load.js'
import { machine, table } from './machine.mjs'
import { type Newsroom, NOTICES, newsroom, waited } from './newsroom.js'
import { end, serve } from './served.js'
import { texts } from './texts.js'

/*
 * Two nodes of the built program on one PostgreSQL. Notices are published and withdrawn through the API of the first; their page and their list stand
 * in the caches of both. After the answer: what does the first node show at once, and how long until the second one shows it. Half of them under load.
 * tsx bench/nodes.ts [publications=200] [port=4163]
 */

const total = Number(process.argv[2] ?? 200)
const port = Number(process.argv[3] ?? 4163)
const [here, there] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`]
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
const cluster = await makeCluster(join(folder, 'cluster'))
const env = { DATABASE_URL: cluster.url, GONGKAI_SECRET: 'bench'.repeat(8), GONGKAI_DB_POOL: '20' }
const rows: (string | number)[][] = []
let isSound = true
const servers = [
  await serve(port, { ...env, GONGKAI_DATA: join(folder, 'a') }),
  await serve(port + 1, { ...env, GONGKAI_DATA: join(folder, 'b') }),
]
const database = await openDatabase({ dataDir: folder, databaseUrl: cluster.url, databasePool: 4 })
try {
  const config = readConfig({ ...env, GONGKAI_DATA: folder, GONGKAI_LOG: 'error' })
  const platform = createPlatform(config, database, systemClock, createLog(config, process.stderr), FEATURES)
  const room = await newsroom(here, platform)
  for (const isBusy of [false, true]) await measure(room, isBusy, Math.ceil(total / 2))
} finally {
  await database.close()
  for (const server of servers) await end(server, 'SIGTERM')
  cluster.stop('immediate')
  rmSync(folder, { recursive: true })
}
console.log(`${machine()}; two nodes, PostgreSQL and clients on the same machine`)
table(['what', 'times', 'stale on the same node', 'second node: median ms', '95th ms', 'most ms', 'load: answers'], rows)
process.exit(isSound ? 0 : 1)

async function measure(room: Newsroom, isBusy: boolean, times: number): Promise<void> {
  const out: number[] = []
  const back: number[] = []
  const stale = { out: 0, back: 0 }
  const [made, mark] = isBusy ? [texts(1), '忙'] : [texts(2), '闲']
  const urls = [here, there].flatMap((node) => ['/', NOTICES, '/zfxxgk/ledu'].map((path) => node + path))
  const statuses = new Map<number, number>()
  for (let n = 0; n < times; n++) {
    const title = `${made.title()}（${mark}${n}）`
    const ready = await room.prepare(title, `<p>${made.text(800)}</p>`)
    for (const node of [here, there]) await open(node, NOTICES)
    const busy = isBusy ? load(urls, 8) : null
    const published = await room.publish(ready)
    const { address } = published
    const isOut = async (node: string) => (await shows(node, NOTICES, title)) && (await shows(node, address, title))
    const isGone = async (node: string) => (await open(node, address)).status === 410 && !(await shows(node, NOTICES, title))
    let since = performance.now()
    if (!(await isOut(here))) stale.out++
    out.push(await waited(since, () => isOut(there)))
    await room.withdraw(published)
    since = performance.now()
    if (!(await isGone(here))) stale.back++
    back.push(await waited(since, () => isGone(there)))
    for (const [status, count] of (await busy?.stop())?.statuses ?? []) statuses.set(status, (statuses.get(status) ?? 0) + count)
  }
  const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')
  const name = isBusy ? ', under load' : ''
  rows.push(
    [`published${name}`, times, stale.out, ...spread(out), answers],
    [`withdrawn (410)${name}`, times, stale.back, ...spread(back), answers],
  )
  if (stale.out + stale.back > 0 || Math.max(...out, ...back) > 500) isSound = false
  if ([...statuses.keys()].some((status) => status !== 200)) isSound = false
}

function spread(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b)
  return [0.5, 0.95, 1].map((part) => (sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toFixed(0))
}

async function open(node: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(node + path)
  return { status: answer.status, text: await answer.text() }
}

async function shows(node: string, path: string, title: string): Promise<boolean> {
  return (await open(node, path)).text.includes(title)
}
