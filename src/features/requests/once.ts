import type { Tx } from '../../platform/db/database.js'
import { parseId, type RequestId, streamOf } from './id.js'
import type { Receipt } from './incoming.js'

interface OnceTable {
  key: string
  id: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_once: OnceTable
  }
}

/** Takes the keys that nobody has taken, and gives those; waits for one that is being taken at this instant. */
export async function takeOnce(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const taken = await tx
    .insertInto('request_once')
    .values(keys.map((key) => ({ key, id: '' })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  return taken.map((row) => row.key)
}

/** Remembers which case a key has made. */
export async function keepOnce(tx: Tx, made: readonly { key: string; id: RequestId }[]): Promise<void> {
  await tx
    .insertInto('request_once')
    .values(made.map(({ key, id }) => ({ key, id })))
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ id: ref('excluded.id') })))
    .execute()
}

/** The receipt of the case that a taken key has made, without its password. */
export async function receiptOf(tx: Tx, key: string): Promise<Omit<Receipt, 'password'>> {
  const { id } = await tx.selectFrom('request_once').select('id').where('key', '=', key).executeTakeFirstOrThrow()
  const first = await tx
    .selectFrom('ledger_entry')
    .select(['chain', 'seq', 'hash'])
    .where('stream', '=', streamOf(id))
    .where('version', '=', 1)
    .executeTakeFirstOrThrow()
  return { id, number: parseId(id).number, ...first }
}
