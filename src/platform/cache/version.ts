import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.js'

interface SiteVersionTable {
  site_id: string
  version: number
}
declare module '../db/database.js' {
  interface Schema {
    site_version: SiteVersionTable
  }
}

/** The content version of a site; 0 before its first change. */
export async function readVersion(db: Db, siteId: string): Promise<number> {
  const row = await db.selectFrom('site_version').select('version').where('site_id', '=', siteId).executeTakeFirst()
  return row?.version ?? 0
}

/** Raises it by one and returns it; holds others who raise it until this transaction ends. */
export async function raiseVersion(tx: Tx, siteId: string): Promise<number> {
  const row = await tx
    .insertInto('site_version')
    .values({ site_id: siteId, version: 1 })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ version: sql`site_version.version + 1` }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
