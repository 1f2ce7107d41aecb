import { Agent } from 'node:http'
import '../src/features/requests/citizen/apply/work.js'
import { parseId, streamOf } from '../src/features/requests/id.js'
import { findByNumberAndPassword } from '../src/features/requests/index.js'
import '../src/features/requests/once.js'
import '../src/features/requests/password.js'
import { openParts } from '../src/features/requests/sealed.js'
import { readConfig } from '../src/platform/config/config.js'
import { verify } from '../src/platform/ledger/ledger.js'
import { makePassword } from '../src/platform/password/password.js'
import type { Platform } from '../src/platform/platform.js'
import { emptySite, type Filled, fillIn, receiptOf, send } from './applicants.js'
import { machine, table } from './machine.mjs'
import { end, serve } from './served.js'
import { embedded, type Subject, server } from './subjects.js'

/*
 * kill -9 of the server at a random moment of many applications over HTTP, many times, on each engine; on PostgreSQL every other time together with
 * every process of the database. Whatever was answered with a receipt must be there whole, and of everything else nothing may be there by half.
 * Usage: npx tsx bench/kill-applications.ts [rounds=10] [port=4281]
 */

const ORGANS = ['ledu', 'pingan', 'minhe']
const CLIENTS = 24
const A_ROUND = 400

interface Tally {
  sent: number
  answered: number
  /** Whole, though the kill came before the answer. */
  unspoken: number
  faults: string[]
}

const rounds = Number(process.argv[2] ?? 10)
const port = Number(process.argv[3] ?? 4281)
const rows: string[][] = []
let isSound = true
for (const make of [embedded, server]) {
  const subject = await make()
  if (subject) isSound = (await trial(subject)) && isSound
}
console.log(`${machine()}; ${rounds} kills each, ${CLIENTS} clients`)
table(['engine', 'sent', 'receipts', 'lost or half', 'whole but unanswered', 'ledger'], rows)
process.exit(isSound ? 0 : 1)

async function trial(subject: Subject): Promise<boolean> {
  const env = { ...subject.env, GONGKAI_SECRET: 'bench'.repeat(8), GONGKAI_TRUST_PROXY: '1' }
  const tally: Tally = { sent: 0, answered: 0, unspoken: 0, faults: [] }
  const all: Filled[] = []
  try {
    for (let round = 1; round <= rounds; round++) {
      const filled = await within(subject, env, (platform) => fillIn(platform, ORGANS, A_ROUND, `第${round}轮`))
      const answered = await sendUntilKilled(subject, env, filled, subject.name === 'postgres' && round % 2 === 0)
      all.push(...answered)
      await within(subject, env, (platform) => look(platform, filled, answered, tally))
    }
    await showReceipts(env, all, tally)
    const ledger = await within(subject, env, ({ database }) => verify(database.db))
    const sound = ledger.ok ? `sound, ${ledger.entries} entries` : ledger.faults.map(({ text }) => text).join(' ')
    rows.push([subject.name, ...[tally.sent, tally.answered, tally.faults.length, tally.unspoken].map(String), sound])
    for (const fault of tally.faults.slice(0, 20)) console.log(`${subject.name}: ${fault}`)
    return ledger.ok && tally.faults.length === 0
  } finally {
    subject.remove()
  }
}

/** The database while no server has it. */
async function within<T>(subject: Subject, env: Record<string, string>, work: (platform: Platform) => Promise<T>): Promise<T> {
  const database = await subject.open()
  try {
    return await work(await emptySite(readConfig({ ...env, GONGKAI_LOG: 'error' }), database))
  } finally {
    await database.close()
  }
}

/** Those that were answered with the way to their receipt before the kill. */
async function sendUntilKilled(
  subject: Subject,
  env: Record<string, string>,
  filled: readonly Filled[],
  isAll: boolean,
): Promise<Filled[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const process = await serve(port, env)
  const answered: Filled[] = []
  const left = filled.values()
  let begun = () => {}
  const first = new Promise<void>((resolve) => {
    begun = resolve
  })
  const client = async () => {
    for (const one of left) {
      const answer = await send(agent, port, one).catch(() => null)
      begun()
      if (answer === null) return
      if (answer.status === 303 && answer.to.endsWith('/huizhi')) answered.push(one)
    }
  }
  const clients = Array.from({ length: CLIENTS }, client)
  await first
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 500))
  if (isAll) subject.kill()
  await end(process, 'SIGKILL')
  await Promise.all(clients)
  agent.destroy()
  if (isAll) await subject.revive()
  return answered
}

/** What of a round is there, and whether all tables agree about every case of the database. */
async function look(platform: Platform, filled: readonly Filled[], answered: readonly Filled[], tally: Tally): Promise<void> {
  const { db } = platform.database
  tally.sent += filled.length
  tally.answered += answered.length
  const ids = async (table: 'request_case' | 'request_password') => (await db.selectFrom(table).select('id').execute()).map(({ id }) => id)
  const cases = new Set(await ids('request_case'))
  const streams = await db
    .selectFrom('ledger_entry')
    .select('stream')
    .where('stream', 'like', 'request:%')
    .where('version', '=', 1)
    .execute()
  const sealed = await db.selectFrom('request_sealed').select(['id', 'part']).execute()
  const part = (wanted: string) => sealed.filter((row) => row.part === wanted).map(({ id }) => id)
  const drafts = await db.selectFrom('request_draft').select(['id', 'request_id']).execute()
  const once = await db.selectFrom('request_once').selectAll().execute()
  const spent = await db.selectFrom('request_spent_work').select('challenge').execute()
  const beside: Record<string, string[]> = {
    words: part('words'),
    person: part('person'),
    password: await ids('request_password'),
    once: once.map(({ id }) => id),
    draft: drafts.flatMap(({ request_id }) => request_id ?? []),
  }
  for (const [name, found] of Object.entries(beside)) mustAgree(name, found, cases, tally)
  mustAgree(
    'ledger',
    streams.map(({ stream }) => stream),
    new Set([...cases].map(streamOf)),
    tally,
  )
  if (spent.length !== cases.size) tally.faults.push(`${spent.length} proofs spent on ${cases.size} cases`)
  await mustBeNumbered(platform, cases, tally)
  const became = new Map(drafts.map((row) => [row.id, row.request_id]))
  for (const one of answered) await mustOpen(platform, one, became.get(one.draftId) ?? null, tally)
  tally.unspoken += filled.filter((one) => became.get(one.draftId) && !answered.includes(one)).length
}

function mustAgree(name: string, found: readonly string[], cases: ReadonlySet<string>, tally: Tally): void {
  const set = new Set(found)
  if (set.size !== found.length) tally.faults.push(`${name}: one case twice`)
  for (const id of cases) if (!set.has(id)) tally.faults.push(`${name} of ${id} is missing`)
  for (const id of set) if (!cases.has(id)) tally.faults.push(`${name} of ${id} without its case`)
}

/** 1, 2, 3 … in each organ, and the next number is the one after. */
async function mustBeNumbered({ database }: Platform, cases: ReadonlySet<string>, tally: Tally): Promise<void> {
  const last = await database.db.selectFrom('request_number').selectAll().execute()
  for (const organId of ORGANS) {
    const numbers = [...cases]
      .filter((id) => parseId(id).organId === organId)
      .map((id) => Number(/(\d+)$/.exec(id)?.[1]))
      .sort((a, b) => a - b)
    const kept = last.filter((row) => row.organ_id === organId).reduce((sum, row) => sum + row.last, 0)
    if (numbers.some((number, at) => number !== at + 1) || kept !== numbers.length) tally.faults.push(`${organId}: a gap in the numbers`)
  }
}

/** The applicant's own words come back, and the password opens the case. */
async function mustOpen(platform: Platform, one: Filled, requestId: string | null, tally: Tally): Promise<void> {
  if (requestId === null) {
    tally.faults.push(`${one.name} was answered and is not there`)
    return
  }
  const { organId, number } = parseId(requestId)
  const parts = await openParts({ platform }, platform.database.db, requestId)
  const isWhole = parts.get('person')?.includes(`"${one.name}"`) && parts.get('words')?.includes(`由${one.name}申请`)
  const opened = await findByNumberAndPassword({ platform }, organId, number, makePassword(platform.config, `draft:${one.draftId}`))
  if (!isWhole || !opened) tally.faults.push(`${one.name}: ${isWhole ? 'the password does not open it' : 'its words are not there'}`)
}

/** Every browser that was answered still gets its receipt from the server that was started again. */
async function showReceipts(env: Record<string, string>, all: readonly Filled[], tally: Tally): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const process = await serve(port, env)
  const numbers = new Set<string>()
  for (const one of all) {
    const receipt = await receiptOf(agent, port, one)
    if (receipt) numbers.add(`${one.organId} ${receipt.number}`)
  }
  if (numbers.size !== all.length) tally.faults.push(`${all.length} receipts, ${numbers.size} shown again`)
  agent.destroy()
  await end(process, 'SIGTERM')
}
