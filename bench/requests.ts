import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { FEATURES } from '../src/app.js'
import type { Filters } from '../src/features/requests/filters.js'
import { requestFigures, table3Numbers } from '../src/features/requests/index.js'
import { countsOf, linesOf, listPage } from '../src/features/requests/list.js'
import { fingerprintOf, sealPart } from '../src/features/requests/sealed.js'
import { fixedClock } from '../src/platform/clock.js'
import { readConfig } from '../src/platform/config/config.js'
import { sealerOf } from '../src/platform/crypto/sealer.js'
import type { Database } from '../src/platform/db/database.js'
import { migrate } from '../src/platform/db/migrate.js'
import { openDatabase } from '../src/platform/db/open.js'
import type { Viewer } from '../src/platform/session/viewer.js'
import { makeCluster } from '../src/testing/postgres.js'
import { machine, median, table } from './machine.mjs'

/*
 * Ten years of requests on PostgreSQL: 20 organs, the largest with a quarter of all cases; what a clerk and the head of the city ask for all day,
 * in a warm process. The rows are made in the database; what runs has its words and persons sealed, so that lists decrypt as they do in use.
 */

const SIZES = (process.argv[2] ?? '10000,1000000').split(',').map(Number)
const RUNS = 41
const SLICE = 50_000
const TODAY = '2026-06-15'
const ORGANS = 20
const clock = fixedClock(`${TODAY}T02:00:00Z`)
const BASE: Filters = { scope: 'running', mine: 'no', practice: 'no' }
const ID_NUMBER = '630121199001011234'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const cluster = await makeCluster(folder, { shared_buffers: "'512MB'", fsync: 'off', max_wal_size: "'4GB'" })
const results: Record<string, string[]> = {}
try {
  for (const size of SIZES) await measure(size)
} finally {
  cluster.stop('immediate')
  cluster.remove()
}
console.log(machine())
table(
  ['median, ms', ...SIZES.map((size) => `${size.toLocaleString('en')} cases`)],
  Object.entries(results).map(([name, times]) => [name, ...times]),
)

async function measure(size: number): Promise<void> {
  const config = readConfig({ GONGKAI_DATA: join(folder, `data-${size}`), DATABASE_URL: cluster.url.replace(/postgres$/, `bench_${size}`) })
  const maintenance = await openDatabase({ ...config, databaseUrl: cluster.url })
  await sql`create database ${sql.id(`bench_${size}`)}`.execute(maintenance.db)
  await maintenance.close()
  const database = await openDatabase(config)
  await migrate(database, FEATURES)
  const ctx = { platform: { database, clock, config, cache: { invalidate: async () => {} } as never, jobs: {} as never } }
  await fill(database, size, ctx)
  const { number } = await database.db
    .selectFrom('request_case')
    .select('number')
    .where('organ_id', '=', 'o1')
    .limit(1)
    .executeTakeFirstOrThrow()
  const city = viewer('city')
  const clerk = viewer('city/o1')
  const page = async (who: Viewer, filters: Partial<Filters>) => {
    const { rows, organs } = await listPage(ctx, who, { ...BASE, ...filters }, undefined)
    await countsOf(ctx, organs, false)
    return linesOf(ctx, rows, organs)
  }
  for (const light of ['grey', 'green', 'yellow', 'orange', 'red', 'blue'] as const) {
    await time(`clerk's list, ${light}`, () => page(clerk, { light }))
  }
  await time('head of the city, all that runs in 20 organs', () => page(city, {}))
  await time('head of the city, finished, newest first', () => page(city, { scope: 'done' }))
  await time('search by number', () => page(clerk, { q: number, scope: 'all' }))
  await time('search by identity number', () => page(city, { q: ID_NUMBER, scope: 'all' }))
  await time('table 3 of a year, largest organ', () => table3Numbers(database.db, 'o1', 2023))
  await time('table 3 of a year with the cases behind every cell', () => requestFigures.figures(database.db, 'o1', 2023))
  await database.close()
}

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  await work()
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  results[name] = [...(results[name] ?? []), median(times).toFixed(1)]
}

async function fill(database: Database, size: number, ctx: Parameters<typeof sealPart>[0]): Promise<void> {
  await sql`insert into organ (id, path, name, short_name, kind, rank, parent_id, may_make_rules, vertically_led)
    select 'city', 'city', '测试市人民政府', '测试市', 'government', 'city', null, false, false
    union all select 'o' || n, 'city/o' || n, '单位' || n, '单位' || n, 'department', 'city', 'city', false, false
    from generate_series(1, ${ORGANS}) n`.execute(database.db)
  const fingerprint = fingerprintOf(sealerOf(ctx.platform.config), ID_NUMBER)
  // A statement may not take a minute.
  for (let from = 1; from <= size; from += SLICE) await insertCases(database, from, Math.min(size, from + SLICE - 1), fingerprint)
  const running = await database.db.selectFrom('request_case').select('id').where('phase', '<>', 'done').execute()
  const latest = await database.db
    .selectFrom('request_case')
    .select('id')
    .where('phase', '=', 'done')
    .orderBy('sort_on', 'desc')
    .limit(5_000)
    .execute()
  const person = JSON.stringify({ name: '王小明', idKind: 'idCard', idNumber: ID_NUMBER, phone: '13897001234' })
  const words = JSON.stringify({ description: '2021年政务公开工作要点的全文，以及有关的会议纪要和任务分工。'.repeat(4) })
  await database.transaction(async (tx) => {
    for (const { id } of [...running, ...latest]) {
      await sealPart(ctx, tx, id, 'person', person)
      await sealPart(ctx, tx, id, 'words', words)
    }
  })
  for (const name of ['request_case', 'request_sealed', 'request_fingerprint', 'organ']) await database.execScript(`vacuum analyze ${name}`)
}

/** Every fourth case is the largest organ's; the rest go round. A case takes some 20 days; those of the last weeks run. */
async function insertCases(database: Database, from: number, to: number, fingerprint: string): Promise<void> {
  await sql`insert into request_case
    select organ_id, organ_id || '-' || extract(year from received) || '-' || lpad(n::text, 7, '0'),
      extract(year from received) || '-' || lpad(n::text, 7, '0'), 'disclosure', false, case when is_done then 'archived' else 'open' end,
      case when is_done then 'done' when n % 20 = 1 then 'waiting' else 'running' end, 'online',
      (array['naturalPerson','naturalPerson','naturalPerson','business','research','legalService'])[1 + n % 6], received, received, received + 30,
      case when not is_done and n % 20 = 2 then ${TODAY}::date + 10 end,
      case when is_done then decided when n % 20 = 1 then received else received + 30 end,
      case when is_done then (array['granted','partiallyGranted','unavailableNotHeld','notProcessedPetition','otherMisc'])[1 + n % 5] end,
      case when is_done then decided end, null, case when is_done then decided end, false, 0, 1, null, null, null, false, null,
      json_build_object('status', case when is_done then 'archived' else 'open' end, 'receivedOn', received, 'correction', null,
        'consultations', '[]'::json, 'fee', null, 'extension', null, 'delayedUntil', null, 'decision',
        case when is_done then json_build_object('outcome', 'granted', 'bases', '[]'::json, 'on', decided, 'documentNo', null) end, 'served', null), 5
    from (select n, organ_id, received, received + 5 + n % 30 as decided, received + 5 + n % 30 < ${TODAY}::date as is_done from (
      select n, case when n % 4 = 0 then 'o1' else 'o' || 2 + n % ${ORGANS - 1} end as organ_id,
        ${TODAY}::date - (n * 7919::bigint % 3652)::int as received from generate_series(${from}::int, ${to}::int) n) a) b`.execute(
    database.db,
  )
  await sql`insert into request_fingerprint select organ_id, case when number like '%000777' then ${fingerprint} else md5(id) end, id, 'idNumber'
    from request_case where split_part(id, '-', 3)::int between ${from} and ${to}`.execute(database.db)
}

function viewer(organPath: string): Viewer {
  const organId = organPath.split('/').at(-1) ?? ''
  return { userId: 'u', name: '测试', organId, organPath, grants: [{ role: 'clerk', organId, organPath }] }
}
