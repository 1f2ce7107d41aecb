import type { Db, Tx } from '../../../platform/db/database.js'
import type { Ctx } from '../handle.js'
import type { DocumentId } from '../id.js'

export interface Comment {
  n: number
  by: string
  at: string
  text: string
}

/** A remark beside a text on its way; whoever holds the document's row. */
export async function addComment(
  ctx: Ctx,
  held: { tx: Tx; id: DocumentId; state: { work: { no: number } | null } },
  text: string,
): Promise<void> {
  const { tx, id } = held
  const last = (await listComments(tx, ctx.siteId, id)).at(-1)
  const [user, name] = ctx.actor.kind === 'user' ? [ctx.actor.userId, ctx.actor.name] : ['system', '系统']
  const at = new Date(ctx.platform.clock.now())
  const row = {
    site_id: ctx.siteId,
    document_id: id,
    n: (last?.n ?? 0) + 1,
    no: held.state.work?.no ?? 0,
    by_user: user,
    by_name: name,
    at,
    text,
  }
  await tx.insertInto('publish_comment').values(row).execute()
}

export async function listComments(db: Db | Tx, siteId: string, id: DocumentId): Promise<Comment[]> {
  const rows = await db
    .selectFrom('publish_comment')
    .select(['n', 'by_name', 'at', 'text'])
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ n, by_name, at, text }) => ({ n, by: by_name, at: at.toISOString(), text }))
}
