import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { find } from '../src/features/search/find/find.js'
import { search } from '../src/features/search/index.js'
import type { Database } from '../src/platform/db/database.js'
import { migrate } from '../src/platform/db/migrate.js'
import { openDatabase } from '../src/platform/db/open.js'
import { MAIN_SITE } from '../src/platform/site/site.js'
import { makeCluster } from '../src/testing/postgres.js'
import { machine, table } from './machine.mjs'
import { texts } from './texts.js'

/*
 * Search over documents of 800 Chinese characters on PostgreSQL, in a warm process: words of every frequency, pairs of words, and words that stand
 * nowhere. Time is that of `find`: hits, snippets and facets. The documents are made here, from the dictionary of the segmenter.
 * tsx bench/search.ts 1000,1000000
 * KEEP=1 leaves the server running and says where, so that `tsx bench/search.ts postgres://…/search_1000000` can measure again without filling.
 */

const [asked = '1000,1000000'] = process.argv.slice(2)
const SIZES = asked.startsWith('postgres:') ? [] : asked.split(',').map(Number)
const WRITERS = 2
const RANKS: Record<string, [number, number]> = { 'common word': [0, 50], 'middling word': [500, 3_000], 'rare word': [30_000, 200_000] }
const QUERIES = 60

const rows: string[][] = []
if (SIZES.length === 0) await question(asked, Number(asked.split('_').at(-1)))
else await fillAndQuestion()
console.log(machine())
table(['documents', 'query', 'hits, median', 'median, ms', '95th, ms', 'most, ms'], rows)

async function fillAndQuestion(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const cluster = await makeCluster(folder, {
    shared_buffers: "'1GB'",
    fsync: 'off',
    max_wal_size: "'8GB'",
    maintenance_work_mem: "'4GB'",
    autovacuum: 'off',
  })
  try {
    for (const size of SIZES) {
      const url = cluster.url.replace(/postgres$/, `search_${size}`)
      await make(cluster.url, url, size)
      await question(url, size)
      if (process.env.KEEP) console.error(`${url} is kept`)
    }
  } finally {
    if (!process.env.KEEP) {
      cluster.stop('immediate')
      cluster.remove()
    }
  }
}

async function make(server: string, url: string, size: number): Promise<void> {
  const maintenance = await connect(server)
  await sql`create database ${sql.id(`search_${size}`)}`.execute(maintenance.db)
  await maintenance.close()
  const database = await connect(url)
  await migrate(database, [search])
  const started = performance.now()
  await fill(database, url, size)
  console.error(`${size} documents written and indexed in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await database.close()
}

function connect(databaseUrl: string): Promise<Database> {
  return openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 4 })
}

async function question(url: string, size: number): Promise<void> {
  const database = await connect(url)
  const random = texts(7)
  const word = (low: number, high: number, n: number) => random.word(low + Math.floor(((high - low) * n) / QUERIES))
  const kinds: Record<string, (n: number) => string> = {}
  for (const [name, [low, high]] of Object.entries(RANKS)) kinds[name] = (n) => word(low, high, n)
  kinds['two common words'] = (n) => `${word(0, 50, n)} ${word(0, 50, (n * 7 + 3) % QUERIES)}`
  kinds['common and rare'] = (n) => `${word(0, 50, n)} ${word(30_000, 200_000, n)}`
  kinds['two middling words'] = (n) => `${word(500, 3_000, n)} ${word(500, 3_000, (n * 7 + 3) % QUERIES)}`
  // Written together they are one phrase: that it stands there as a whole is looked up in the texts.
  kinds['a phrase of two words'] = (n) => `${word(0, 50, n)}${word(0, 50, (n * 7 + 3) % QUERIES)}`
  kinds.nowhere = (n) => `量子电梯${n}`
  const everything: number[] = []
  for (const [name, queryOf] of Object.entries(kinds)) {
    await time(
      database,
      Array.from({ length: 10 }, (_, n) => queryOf(n)),
    )
    const { times, hits } = await time(
      database,
      Array.from({ length: QUERIES }, (_, n) => queryOf(n)),
    )
    everything.push(...times)
    rows.push(line(size, name, times, String(at(hits, 0.5))))
  }
  rows.push(line(size, 'all', everything, ''))
  await database.close()
}

async function time(database: Database, queries: readonly string[]): Promise<{ times: number[]; hits: number[] }> {
  const times: number[] = []
  const hits: number[] = []
  for (const q of queries) {
    const start = performance.now()
    const { total } = await find(database.db, { siteId: MAIN_SITE, q, facets: {}, sort: 'relevance', page: 1 })
    times.push(performance.now() - start)
    hits.push(total)
  }
  return { times, hits }
}

async function fill(database: Database, url: string, size: number): Promise<void> {
  await sql`drop index search_document_words`.execute(database.db)
  const share = Math.ceil(size / WRITERS)
  await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(url, n * share, Math.min(size, (n + 1) * share), size)))
  await database.transaction(async (tx) => {
    // A quarter of an hour for a million, longer than any statement in use may take.
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`create index search_document_words on search_document using gin (words) with (fastupdate = off)`.execute(tx)
    await sql`insert into search_block (site_id, holds, block, documents)
      select site_id, holds, block, count(*) from search_document group by 1, 2, 3`.execute(tx)
  })
  await database.execScript('analyze')
}

function writer(url: string, from: number, to: number, size: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'search-fill.ts'), url, ...[from, to, size].map(String)],
    {
      stdio: 'inherit',
    },
  )
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`writer ended with ${code}`)))),
  )
}

function line(size: number, name: string, times: readonly number[], hits: string): string[] {
  const shown = [0.5, 0.95, 1].map((part) => at(times, part).toFixed(1))
  return [size.toLocaleString('en'), name, hits, ...shown]
}

function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0
}
