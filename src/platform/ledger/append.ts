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
  const [recorded] = await insert(tx, head, [{ ...entry, version, data }], clock)
  return recorded as Entry
}

/**
 * The same for the beginnings of several streams of one chain, by three statements however many there are. Only for streams that nobody else
 * can begin: the database refuses a version that is taken.
 */
export async function appendFirsts(
  tx: Tx,
  chain: string,
  entries: readonly Omit<NewEntry, 'chain' | 'version'>[],
  clock: Clock,
): Promise<Entry[]> {
  const ready = entries.map((entry) => ({ ...entry, chain, version: 1, data: plainData(entry.data) }))
  return insert(tx, await lockHead(tx, chain), ready, clock)
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

/** Where a chain ends. */
type Head = Pick<Entry, 'seq' | 'hash'>

async function lockHead(tx: Tx, chain: string): Promise<Head> {
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

async function insert(tx: Tx, head: Head, entries: readonly (NewEntry & { version: number })[], clock: Clock): Promise<Entry[]> {
  const recorded: Entry[] = []
  let { seq, hash } = head
  for (const { chain, stream, version, type, data, actor, article } of entries) {
    const about = { chain, seq: seq + 1, stream, version, type, data, actor: actorKey(actor), actorName: nameOf(actor), article }
    const whole = { ...about, at: new Date(clock.now()), previousHash: hash }
    recorded.push({ ...whole, hash: entryHash(whole) })
    ;({ seq, hash } = recorded.at(-1) as Entry)
  }
  const rows = recorded.map(({ actorName, previousHash, data, ...same }) => ({
    ...same,
    data: JSON.stringify(data),
    actor_name: actorName,
    previous_hash: previousHash,
  }))
  const move = tx
    .updateTable('ledger_chain')
    .set({ seq, hash })
    .where('chain', '=', recorded[0]?.chain ?? '')
  const add = rows.length === 1 ? tx.with('head', () => move).insertInto('ledger_entry') : tx.insertInto('ledger_entry')
  await add.values(rows).execute()
  // The database lets the head pass several entries only where they stand already.
  if (rows.length > 1) await move.execute()
  return recorded
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
