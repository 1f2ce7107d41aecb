import { type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { FEATURES } from '../src/app.js'
import { SITE_ID } from '../src/platform/cache/cache.js'
import { raiseVersion } from '../src/platform/cache/version.js'
import { systemClock } from '../src/platform/clock.js'
import { readConfig } from '../src/platform/config/config.js'
import { createPlatform } from '../src/platform/create.js'
import type { Database } from '../src/platform/db/database.js'
import { migrate } from '../src/platform/db/migrate.js'
import { openDatabase } from '../src/platform/db/open.js'
import { createLog } from '../src/platform/log/log.js'
import { seedDemo } from '../src/platform/seed.js'
import { makeCluster } from '../src/testing/postgres.js'
import { machine, median, table } from './machine.mjs'
import { fillPortal } from './portal-fill.js'
import { end, serve } from './served.js'

/*
 * Pages that are not in the cache, one after the other, of the built program on PostgreSQL with few documents and with many, by turns; the content's
 * version is raised before each, so that nothing is kept. The documents are made here.
 * tsx bench/portal.ts [1000,1000000] [port=4165]
 * ONLY=library measures the pages whose name holds that word. KEEP=1 leaves the database server running and says where; `tsx bench/portal.ts postgres://…/postgres 1000,1000000` measures there again.
 */

const ROUNDS = 40
const WARM = 15
const all = process.argv.slice(2)
const kept = all[0]?.startsWith('postgres:') ? (all.shift() as string) : null
const sizes = (all[0] ?? '1000,1000000').split(',').map(Number)
const firstPort = Number(all[1] ?? 4165)

/** One filled site and the program that serves it. */
interface Site {
  size: number
  port: number
  database: Database
  server: ChildProcess
  /** Documents at random, and a key in the middle of each list. */
  ids: string[]
  middle: Map<string, string>
}

const PAPERS = 'zfxxgk/ledu/fdzdgknr/zcwj/gfxwj'
const ITEMS = 'zfxxgk/ledu/fdzdgknr'
const LIBRARY = '/zfxxgk/zhengce'
type PathOf = (site: Site, n: number) => string
const PAGES: Record<string, PathOf> = {
  document: ({ ids }, n) => `/xinxi/${ids[n]}`,
  home: () => '/',
  'list, first page': () => `/${PAPERS}`,
  'list, page in the middle': ({ middle }) => `/${PAPERS}?hou=${middle.get(PAPERS)}`,
  'list of all items': () => `/${ITEMS}`,
  'list of a year': (_, n) => `/${PAPERS}?nian=${2016 + (n % 10)}`,
  'list of what was repealed': () => `/${PAPERS}?youxiaoxing=repealed`,
  'list of what expired in a year': (_, n) => `/${PAPERS}?nian=${2016 + (n % 10)}&youxiaoxing=expired`,
  'library, as it opens': () => LIBRARY,
  'library, a topic': () => `${LIBRARY}?zhuti=${encodeURIComponent('教育')}`,
  'library, three facets': (_, n) => `${LIBRARY}?youxiaoxing=repealed&zhuti=${encodeURIComponent('教育')}&nian=${2016 + (n % 10)}`,
  'library, in the middle': ({ middle }) => `${LIBRARY}?hou=${middle.get(LIBRARY)}`,
  feed: () => '/dingyue/quanbu.atom',
  'feed of a column': () => `/dingyue/${PAPERS}.json`,
  'map of the site': () => '/ditu',
  'organ 政府信息公开': () => '/zfxxgk/ledu',
  // What is long by itself stands last, and is judged by its growth with what it holds.
  'sitemap.xml': () => '/sitemap.xml',
  'sitemap, last part': ({ size }) => (size > 50_000 ? `/sitemap-${Math.floor(size / 50_000)}.xml` : '/sitemap.xml'),
  'data file of 10,000 rows at most': () => `/kaifang/${PAPERS}.csv`,
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
const cluster = kept
  ? null
  : await makeCluster(join(folder, 'cluster'), {
      shared_buffers: "'1GB'",
      fsync: 'off',
      max_wal_size: "'8GB'",
      maintenance_work_mem: "'1GB'",
    })
const sites: Site[] = []
const address = kept ?? cluster?.url ?? ''
try {
  if (!kept) for (const size of sizes) await make(size)
  if (process.env.KEEP) console.error(`${address} is kept`)
  for (const [at, size] of sizes.entries()) sites.push(await open(size, at))
  await measure()
} finally {
  for (const { server, database } of sites) {
    await end(server, 'SIGTERM')
    await database.close()
  }
  if (!process.env.KEEP) cluster?.stop('immediate')
  if (!process.env.KEEP) rmSync(folder, { recursive: true })
}

function urlOf(size: number): string {
  return address.replace(/postgres$/, `portal_${size}`)
}

function connect(databaseUrl: string): Promise<Database> {
  return openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 3 })
}

async function make(size: number): Promise<void> {
  const maintenance = await connect(address)
  await sql`create database ${sql.id(`portal_${size}`)}`.execute(maintenance.db)
  await maintenance.close()
  const database = await connect(urlOf(size))
  const started = performance.now()
  const say = (step: string) => console.error(`${step}, ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await migrate(database, FEATURES)
  const config = readConfig({ GONGKAI_DATA: folder, GONGKAI_LOG: 'error' })
  await seedDemo(createPlatform(config, database, systemClock, createLog(config, process.stderr), FEATURES), FEATURES)
  await fillPortal(database, size, say)
  say(`${size} documents are there`)
  await database.close()
}

async function open(size: number, at: number): Promise<Site> {
  const port = firstPort + at
  const database = await connect(urlOf(size))
  const env = { DATABASE_URL: urlOf(size), GONGKAI_DATA: join(folder, `files-${size}`), GONGKAI_SECRET: 'bench'.repeat(8) }
  const started = performance.now()
  const server = await serve(port, env)
  const ready = performance.now() - started
  await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())
  console.error(`${size} documents: ready after ${ready.toFixed(0)} ms, first page after ${(performance.now() - started).toFixed(0)} ms`)
  const { rows } = await sql<{ id: string }>`select substr(md5(n::text), 1, 12) as id
    from generate_series(1, ${ROUNDS + WARM}) one (k) cross join lateral (select k * 7919 % ${size} as n) made`.execute(database.db)
  const middle = new Map<string, string>()
  for (const list of [PAPERS, LIBRARY]) {
    const found = await sql<{ key: string }>`select sort_on || '~' || document_id as key from publish_placement
      where site_id = ${SITE_ID} and column_id = ${PAPERS} and sort_on <= '2021-01-01' order by sort_on desc limit 1`.execute(database.db)
    middle.set(list, found.rows[0]?.key ?? '')
  }
  return { size, port, database, server, ids: rows.map(({ id }) => id), middle }
}

async function measure(): Promise<void> {
  const rows: string[][] = []
  for (const [name, pathOf] of Object.entries(PAGES).filter(([name]) => name.includes(process.env.ONLY ?? ''))) {
    const times = sites.map(() => [] as number[])
    let bytes = 0
    for (let n = 0; n < ROUNDS + WARM; n++) {
      for (const [at, site] of sites.entries()) {
        const { ms, size } = await uncached(site, pathOf(site, n))
        if (n >= WARM) times[at]?.push(ms)
        bytes = size
      }
    }
    const [few = 0, many = 0] = times.map((one) => median(one))
    rows.push([
      name,
      `${(bytes / 1024).toFixed(0)} kB`,
      ...times.flatMap((one) => [median(one).toFixed(1), at(one, 0.95).toFixed(1)]),
      (many / few).toFixed(2),
    ])
    console.error(rows.at(-1)?.join(' '))
  }
  console.log(`${machine()}; built program, PostgreSQL on the same machine, one request after the other, medians of ${ROUNDS}\n`)
  table(['page, not in the cache', 'size', ...sizes.flatMap((size) => [`${size.toLocaleString('en')}: ms`, '95th']), 'ratio'], rows)
}

/** Asks once the content has changed, so that what was kept no longer counts. */
async function uncached({ port, database }: Site, path: string): Promise<{ ms: number; size: number }> {
  await database.transaction(async (tx) => {
    await raiseVersion(tx, SITE_ID)
    await database.notify(tx, 'site_version', SITE_ID)
  })
  await new Promise((resolve) => setTimeout(resolve, 25))
  const started = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'identity' } })
  const body = await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return { ms: performance.now() - started, size: body.byteLength }
}

function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0
}
