import type { Tx } from '../../platform/db/database.js'
import type { DocumentId } from './id.js'

const OPEN_MS = 120_000

interface PresenceTable {
  site_id: string
  document_id: string
  user_id: string
  name: string
  until: Date
}
declare module '../../platform/db/database.js' {
  interface Schema {
    publish_presence: PresenceTable
  }
}

/**
 * Who else has had a text open within the last two minutes, on whichever node; says that the caller has, too. A warning only, for saving over one
 * another is refused anyway.
 */
export async function othersEditing(
  tx: Tx,
  siteId: string,
  id: DocumentId,
  me: { userId: string; name: string },
  now: number,
): Promise<string[]> {
  const until = new Date(now + OPEN_MS)
  await tx.deleteFrom('publish_presence').where('until', '<', new Date(now)).execute()
  await tx
    .insertInto('publish_presence')
    .values({ site_id: siteId, document_id: id, user_id: me.userId, name: me.name, until })
    .onConflict((conflict) => conflict.columns(['site_id', 'document_id', 'user_id']).doUpdateSet({ until }))
    .execute()
  const others = await tx
    .selectFrom('publish_presence')
    .select('name')
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .where('user_id', '<>', me.userId)
    .orderBy('name')
    .execute()
  return others.map(({ name }) => name)
}
