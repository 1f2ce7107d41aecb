import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeCluster } from '../src/testing/postgres.js'
import { load } from './load.js'
import { machine, table } from './machine.mjs'
import { end, serve } from './served.js'

/*
 * PostgreSQL is stopped as by a kill while the built program is under load, stays away, and comes back. What is in the cache must go on without one
 * error; everything else must answer 503 with a sentence, page and API alike; then all must work again without a restart.
 * tsx bench/database-away.ts [rounds=3] [seconds away=5] [port=4166]
 */

const rounds = Number(process.argv[2] ?? 3)
const away = Number(process.argv[3] ?? 5) * 1_000
const port = Number(process.argv[4] ?? 4166)
const CLIENTS = 8
const KEPT = ['/', '/zfxxgk/ledu', '/zfxxgk/ledu/nianbao/2021', '/zfxxgk/zhengce', '/zfxxgk/ledu/fdzdgknr', '/sitemap.xml', '/jigou']
const ASKED = ['/sousuo?q=政务公开', '/sousuo.json?q=公开', '/api/public/documents', '/jiucuo', '/zfxxgk/ledu/ysqgk/shenqing']
const SENTENCE = '数据库暂时连接不上'

type Phase = 'before' | 'away' | 'back'
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
const cluster = await makeCluster(join(folder, 'cluster'))
const base = `http://127.0.0.1:${port}`
const env = { DATABASE_URL: cluster.url, GONGKAI_DATA: join(folder, 'data'), GONGKAI_URL: base, GONGKAI_LOG: 'fatal' }
const server = await serve(port, env)
const rows: (string | number)[][] = []
let isSound = true
try {
  for (const path of KEPT) if (!(await fetch(base + path)).ok) throw new Error(`${path} is not there`)
  for (let round = 1; round <= rounds; round++) await goAway(round)
} finally {
  await end(server, 'SIGTERM')
  cluster.stop('immediate')
  rmSync(folder, { recursive: true })
}
console.log(`${machine()}; ${CLIENTS} clients, ${away / 1_000} s without the database`)
table(
  [
    'round',
    'kept: answers',
    'other than 200',
    'the rest, away: 503 with a sentence',
    'answered all the same',
    'otherwise',
    'all works after, ms',
    'errors after that',
  ],
  rows,
)
process.exit(isSound ? 0 : 1)

async function goAway(round: number): Promise<void> {
  let phase: Phase = 'before'
  const told = { plainly: 0, answered: 0, otherwise: 0, after: 0 }
  const kept = load(
    KEPT.map((path) => base + path),
    CLIENTS / 2,
  )
  const rest = load(
    ASKED.map((path) => base + path),
    CLIENTS / 2,
    (url, status, body) => {
      if (phase === 'away' && status === 503 && body.includes(SENTENCE)) told.plainly++
      else if (phase === 'away' && status === 200) told.answered++
      else if (phase === 'away') {
        told.otherwise++
        console.error(`${url}: ${status} ${body.slice(0, 200)}`)
      } else if (phase === 'back' && status !== 200) told.after++
    },
  )
  await sleep(2_000)
  cluster.stop('immediate')
  // What was under way when it stopped has ended by now.
  await sleep(1_000)
  phase = 'away'
  await sleep(away)
  phase = 'before'
  await cluster.start()
  const since = performance.now()
  while (!(await allWork())) await sleep(20)
  const after = performance.now() - since
  phase = 'back'
  await sleep(2_000)
  const { answers, statuses } = await kept.stop()
  await rest.stop()
  const wrong = answers - (statuses.get(200) ?? 0)
  rows.push([round, answers, wrong, told.plainly, told.answered, told.otherwise, after.toFixed(0), told.after])
  if (wrong + told.otherwise + told.after > 0) isSound = false
}

async function allWork(): Promise<boolean> {
  const answers = await Promise.all(ASKED.map((path) => fetch(base + path)))
  await Promise.all(answers.map((answer) => answer.text()))
  return answers.every((answer) => answer.ok)
}
