import { sql } from 'kysely'
import { type Actor, actorKey } from '../actor.js'
import type { Clock } from '../clock.js'
import type { Tx } from '../db/database.js'
import { Fault } from '../errors/errors.js'
import { canonicalJson, entryHash, GENESIS } from './canonical.js'
import type { Entry, NewEntry } from './entry.js'
import './tables.js'

/**
 * Records what happened, in the transaction that makes it happen. Takes the chain's head row until that transaction ends, so entries of one
 * chain come one after another; keep such transactions short. Throws a Fault `conflict` (code `stale-version`) when `version` is not the next of
 * its stream, and `invalid` when the data cannot be kept as JSON.
 */
export async function append(tx: Tx, entry: NewEntry, clock: Clock): Promise<Entry> {
  const data = plainData(entry.data)
  const head = await lockHead(tx, entry.chain)
  const version = await nextVersion(tx, entry.stream)
  if (entry.version !== undefined && entry.version !== version) {
    throw new Fault('conflict', '这项内容已被其他人修改，请刷新后重试。', { code: 'stale-version' })
  }
  const recorded = {
    chain: entry.chain,
    seq: head.seq + 1,
    stream: entry.stream,
    version,
    type: entry.type,
    data,
    actor: actorKey(entry.actor),
    actorName: nameOf(entry.actor),
    article: entry.article,
    at: new Date(clock.now()),
    previousHash: head.hash,
  }
  const whole = { ...recorded, hash: entryHash(recorded) }
  await insert(tx, whole)
  return whole
}

/** The data as it will be read back: what JSON leaves out is gone before it is hashed. */
function plainData(data: Record<string, unknown>): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(data)) as Record<string, unknown>
  try {
    canonicalJson(plain)
  } catch {
    throw new Fault('invalid', '内容里有无法保存的字符，请删去后重试。', { code: 'unkeepable-text' })
  }
  return plain
}

async function lockHead(tx: Tx, chain: string): Promise<{ seq: number; hash: string }> {
  const select = tx.selectFrom('ledger_chain').select(['seq', 'hash']).where('chain', '=', chain).forUpdate()
  const head = await select.executeTakeFirst()
  if (head) return head
  await tx
    .insertInto('ledger_chain')
    .values({ chain, seq: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await select.executeTakeFirstOrThrow()
}

async function nextVersion(tx: Tx, stream: string): Promise<number> {
  const last = await tx
    .selectFrom('ledger_entry')
    .select('version')
    .where('stream', '=', stream)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.version ?? 0) + 1
}

async function insert(tx: Tx, entry: Entry): Promise<void> {
  await sql`
    with head as (update ledger_chain set seq = ${entry.seq}, hash = ${entry.hash} where chain = ${entry.chain})
    insert into ledger_entry (chain, seq, stream, version, type, data, actor, actor_name, article, at, previous_hash, hash)
    values (${entry.chain}, ${entry.seq}, ${entry.stream}, ${entry.version}, ${entry.type}, ${JSON.stringify(entry.data)}, ${entry.actor},
      ${entry.actorName}, ${entry.article}, ${entry.at}, ${entry.previousHash}, ${entry.hash})`.execute(tx)
}

/** Whose name is shown beside the entry: people's as it is then, machines' by what they run. */
function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.name
    case 'system':
      return '系统'
    case 'operator':
      return '运维人员'
    case 'citizen':
      return '公众'
  }
}
