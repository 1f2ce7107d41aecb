import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { OriginRow } from './tables.js'

/** What was taken from this address before, or null. */
export async function originAt(db: Db | Tx, path: string, host: string): Promise<OriginRow | null> {
  const row = await db
    .selectFrom('import_origin')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('path', '=', path)
    .where('host', '=', host)
    .executeTakeFirst()
  return row ?? null
}

/** Something that was taken before with the very same title, day and text, or null. */
export async function originWith(db: Db | Tx, words: string): Promise<OriginRow | null> {
  const row = await db
    .selectFrom('import_origin')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('words', '=', words)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function saveOrigin(tx: Tx, origin: Omit<OriginRow, 'site_id'>): Promise<void> {
  const { path, host, ...rest } = origin
  await tx
    .insertInto('import_origin')
    .values({ site_id: SITE_ID, path, host, ...rest })
    .onConflict((conflict) => conflict.columns(['site_id', 'path', 'host']).doUpdateSet(rest))
    .execute()
}

/** What stands now for an old path, from the host that was asked where several old sites had one; null when it is unknown. */
export async function documentAt(db: Db, path: string, host: string): Promise<string | null> {
  const rows = await db
    .selectFrom('import_origin')
    .select(['document_id', 'host'])
    .where('site_id', '=', SITE_ID)
    .where('path', '=', path)
    .execute()
  return (rows.find((row) => row.host === host) ?? rows[0])?.document_id ?? null
}
