import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FEATURES } from '../src/app.js'
import { organs } from '../src/features/organs/index.js'
import { type Incoming, submitRequest } from '../src/features/requests/index.js'
import { systemClock, today } from '../src/platform/clock.js'
import { readConfig } from '../src/platform/config/config.js'
import { createPlatform } from '../src/platform/create.js'
import { migrate } from '../src/platform/db/migrate.js'
import { openDatabase } from '../src/platform/db/open.js'
import { createLog } from '../src/platform/log/log.js'
import { incoming } from '../src/testing/applicant.js'
import { makeCluster } from '../src/testing/postgres.js'
import { machine, table } from './machine.mjs'

/*
 * How many requests a second are taken in, each with number, seals, entries and receipt, on PostgreSQL with fsync: into one organ, whose ledger
 * chain sets the pace, and into eight. Then counts that none is lost and none doubled.
 */

const CONNECTIONS = 20
const WRITERS = 200
const ORGANS = ['ledu', 'pingan', 'minhe', 'huzhu', 'hualong', 'xunhua', 'haidong', 'haidong-zwfw']

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const cluster = await makeCluster(folder)
const config = readConfig({
  GONGKAI_DATA: join(folder, 'files'),
  DATABASE_URL: cluster.url,
  GONGKAI_DB_POOL: String(CONNECTIONS),
  GONGKAI_LOG: 'error',
})
const database = await openDatabase(config)
await migrate(database, FEATURES)
const platform = createPlatform(config, database, systemClock, createLog(config, process.stderr), FEATURES)
await organs.seed?.(platform)
await submit('warm', ['ledu'], 100)
const rows = [await submit('one organ', ['ledu'], 1_000), await submit('eight organs', ORGANS, 2_000)]
const counted = await platform.database.db
  .selectFrom('request_case')
  .select(({ fn }) => fn.countAll<number>().as('n'))
  .execute()
  .then((all) => Number(all[0]?.n))
await database.close()
cluster.stop('fast')
cluster.remove()
console.log(machine())
table(['into', 'requests', 'seconds', 'a second'], rows)
console.log(`3100 receipts, ${counted} cases`)

async function submit(name: string, into: string[], total: number): Promise<string[]> {
  let next = 0
  const start = performance.now()
  const writer = async () => {
    for (let n = next++; n < total; n = next++) {
      const incoming = incomingFor(into[n % into.length] ?? 'ledu', `${name}-${n}`)
      await submitRequest({ platform, actor: { kind: 'citizen', caseId: null } }, incoming)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  const seconds = (performance.now() - start) / 1000
  return [name, String(total), seconds.toFixed(2), (total / seconds).toFixed(0)]
}

function incomingFor(organId: string, once: string): Incoming {
  return incoming(today(systemClock), { organId, once })
}
