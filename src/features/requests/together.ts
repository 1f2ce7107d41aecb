import { randomUUID } from 'node:crypto'
import { yearOf } from '../../../law/day.js'
import type { Database, Tx } from '../../platform/db/database.js'
import { makePassword } from '../../platform/password/password.js'
import { evolve, none } from './evolve.js'
import { type Ctx, nowOf } from './handle.js'
import { makeId, parseId, type RequestId } from './id.js'
import { type Along, type Also, type Incoming, mustStand, partsOf, type Receipt, seriesOf } from './incoming.js'
import { keepOnce, receiptOf, takeOnce } from './once.js'
import { keepPasswords } from './password.js'
import { rowOf } from './project.js'
import { submit } from './request.js'
import { fingerprintRows, hashOfSealed, sealedRows } from './sealed.js'
import { addRows, appendFirstEvents, nextNumber } from './store.js'

interface Waiting {
  ctx: Ctx
  incoming: Incoming
  also: Also | Along | undefined
  key: string
  resolve: (receipt: Receipt) => void
  reject: (error: unknown) => void
}

/** Those of one kind for one organ; `busy` while some are being taken in. */
interface Line {
  waiting: Waiting[]
  busy: boolean
}

/** How many go in by one transaction at most. */
const SEATS = 64

const lines = new WeakMap<Database, Map<string, Line>>()

/**
 * Takes in a request that nobody has to decide on yet, together with those that wait for the same organ at this moment: one commit and a dozen
 * statements for all of them. If that fails, each goes in alone, so that one cannot spoil another's. Refuses like `submit`; Fault `not-found`.
 */
export function waitInLine(ctx: Ctx, incoming: Incoming, also: Also | Along | undefined): Promise<Receipt> {
  const line = lineOf(ctx.platform.database, `${incoming.organId} ${yearOf(incoming.on)} ${seriesOf(incoming)}`)
  return new Promise((resolve, reject) => {
    line.waiting.push({ ctx, incoming, also, key: incoming.once ?? randomUUID(), resolve, reject })
    if (!line.busy) void serve(line)
  })
}

function lineOf(database: Database, name: string): Line {
  const found = lines.get(database) ?? new Map<string, Line>()
  lines.set(database, found)
  const line = found.get(name) ?? { waiting: [], busy: false }
  found.set(name, line)
  return line
}

async function serve(line: Line): Promise<void> {
  line.busy = true
  while (line.waiting.length > 0) {
    const group = nextGroup(line)
    try {
      const receipts = await takeInTogether(group)
      for (const [n, { resolve }] of group.entries()) resolve(receipts[n] as Receipt)
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error)
      else for (const one of group) await takeInTogether([one]).then(([receipt]) => one.resolve(receipt as Receipt), one.reject)
    }
  }
  line.busy = false
}

/** The first of those who wait; the same form sent twice waits for the next turn. */
function nextGroup(line: Line): Waiting[] {
  const group = new Map<string, Waiting>()
  const later: Waiting[] = []
  for (const one of line.waiting) {
    if (group.size < SEATS && !group.has(one.key)) group.set(one.key, one)
    else later.push(one)
  }
  line.waiting = later
  return [...group.values()]
}

async function takeInTogether(group: readonly Waiting[]): Promise<Receipt[]> {
  const { ctx } = group[0] as Waiting
  return ctx.platform.database.transaction(async (tx) => {
    const keys = group.map(({ key }) => key)
    const fresh = new Set(await takeOnce(tx, keys))
    const news = group.filter(({ key }) => fresh.has(key))
    const made = await takeInFresh(tx, news)
    const receipts: Receipt[] = []
    for (const { ctx: own, key } of group)
      receipts.push({ ...(made.get(key) ?? (await receiptOf(tx, key))), password: makePassword(own.platform.config, key) })
    return receipts
  })
}

async function takeInFresh(tx: Tx, group: readonly Waiting[]): Promise<Map<string, Omit<Receipt, 'password'>>> {
  const [first] = group
  if (!first) return new Map()
  const { ctx } = first
  const { organId, on } = first.incoming
  await mustStand(tx, organId)
  const now = await nowOf(ctx, tx)
  for (const { incoming } of group) submit(none, { ...incoming, wordsHash: '' }, now)
  const year = yearOf(on)
  const series = seriesOf(first.incoming)
  const before = (await nextNumber(tx, organId, year, series, group.length)) - group.length
  const cases = group.map((one, n) => {
    const id = makeId(organId, year, series, before + n + 1)
    const sealed = sealedRows(one.ctx, id, partsOf(one.incoming))
    const { kind, channel, applicantKind, delivery, practice } = one.incoming
    const wordsHash = hashOfSealed(sealed[0] as { sealed: string })
    const event = submit(none, { kind, organId, channel, on: one.incoming.on, applicantKind, delivery, practice, wordsHash }, now)
    return { ...one, id, sealed, event, actor: one.ctx.actor, password: makePassword(one.ctx.platform.config, one.key) }
  })
  await tx
    .insertInto('request_sealed')
    .values(cases.flatMap(({ sealed }) => sealed))
    .execute()
  const fingerprints = cases.flatMap((one) => fingerprintRows(one.ctx, one.id, one.incoming.person))
  if (fingerprints.length > 0) await tx.insertInto('request_fingerprint').values(fingerprints).execute()
  const recorded = await appendFirstEvents(tx, organId, cases, ctx.platform.clock)
  await addRows(
    tx,
    cases.map(({ id }, n) => rowOf(id, evolve(none, recorded[n] as (typeof recorded)[number]), now.calendar, now.today)),
  )
  await keepOnce(tx, cases)
  await keepPasswords(ctx, tx, cases)
  await addAlong(tx, cases)
  return new Map(
    cases.map(({ key, id }, n) => {
      const { chain, seq, hash } = (recorded[n] as (typeof recorded)[number]).entry
      return [key, { id, number: parseId(id).number, chain, seq, hash }]
    }),
  )
}

/** What else belongs to these new cases, in their order. */
export async function addAlong(tx: Tx, cases: readonly { id: RequestId; also: Also | Along | undefined }[]): Promise<void> {
  const shared = new Map<Along['finish'], { id: RequestId; of: unknown }[]>()
  for (const { id, also } of cases) {
    if (typeof also === 'function') await also(tx, id)
    else if (also) shared.set(also.finish, [...(shared.get(also.finish) ?? []), { id, of: also.of }])
  }
  for (const [finish, all] of shared) await finish(tx, all)
}
