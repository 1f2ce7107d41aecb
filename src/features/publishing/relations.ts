import type { Content, Relation, RelationKind } from '../../../api/publishing-content.js'
import type { PublicDocument } from '../../../api/publishing-view.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { addressOf, type DocumentId } from './id.js'
import { findDocuments } from './store/documents.js'
import type { DocumentRow } from './store/tables.js'

/** How the other one is called on a page: the relation as it is said, and as it is read from the other end. */
export const RELATION_LABELS: Record<RelationKind, { from: string; to: string }> = {
  interprets: { from: '解读的文件', to: '相关解读' },
  'interpreted-by': { from: '相关解读', to: '解读的文件' },
  amends: { from: '修改的文件', to: '被修改' },
  repeals: { from: '废止的文件', to: '被废止' },
  basis: { from: '依据', to: '作为依据的文件' },
  supports: { from: '配套的文件', to: '配套文件' },
  answers: { from: '解答的文件', to: '相关问答' },
}

/** A link between two documents, seen from one of them. */
export interface Link {
  kind: RelationKind
  label: string
  outgoing: boolean
  documentId: DocumentId | null
  title: string
  row: DocumentRow | null
}

/** Every link of a document: those its own text says, and those that others say of it. */
export async function linksOf(db: Db | Tx, siteId: string, id: DocumentId, content: Content): Promise<Link[]> {
  const incoming = await db
    .selectFrom('publish_relation')
    .select(['from_id', 'kind'])
    .where('site_id', '=', siteId)
    .where('to_id', '=', id)
    .execute()
  const ids = [...incoming.map((one) => one.from_id), ...content.relations.flatMap((one) => one.documentId ?? [])]
  const rows = new Map((await findDocuments(db, siteId, ids)).map((row) => [row.id, row]))
  const said = content.relations.map((one) => outgoingLink(one, one.documentId === null ? null : (rows.get(one.documentId) ?? null)))
  const heard = incoming.map(({ from_id, kind }): Link => {
    const row = rows.get(from_id) ?? null
    return { kind, label: RELATION_LABELS[kind].to, outgoing: false, documentId: from_id, title: row?.title ?? '', row }
  })
  return withoutDoubles([...said, ...heard])
}

/** The links that anybody may see: to what is public, and to what is only named. */
export async function publicRelations(db: Db | Tx, siteId: string, id: DocumentId, content: Content): Promise<PublicDocument['relations']> {
  const links = await linksOf(db, siteId, id, content)
  return links
    .filter(({ documentId, row }) => documentId === null || row?.life === 'published')
    .map(({ kind, label, title, row }) => ({ kind, label, title: row?.title ?? title, href: row ? addressOf(row.id) : null }))
}

/** Keeps the links that a public version says, in place of those of the version before. */
export async function saveRelations(tx: Tx, siteId: string, id: DocumentId, relations: readonly Relation[]): Promise<void> {
  await tx.deleteFrom('publish_relation').where('site_id', '=', siteId).where('from_id', '=', id).execute()
  const rows = relations.flatMap(({ kind, documentId }) =>
    documentId === null ? [] : [{ site_id: siteId, from_id: id, kind, to_id: documentId }],
  )
  const known = new Map(rows.map((row) => [`${row.kind} ${row.to_id}`, row]))
  if (known.size > 0)
    await tx
      .insertInto('publish_relation')
      .values([...known.values()])
      .execute()
}

function outgoingLink({ kind, documentId, title }: Relation, row: DocumentRow | null): Link {
  return { kind, label: RELATION_LABELS[kind].from, outgoing: true, documentId, title: row?.title ?? title, row }
}

/** An interpretation that names its document, which names it too, is one link. */
function withoutDoubles(links: Link[]): Link[] {
  const seen = new Map<string, Link>()
  for (const link of links) {
    const key = `${link.label} ${link.documentId ?? link.title}`
    if (!seen.has(key)) seen.set(key, link)
  }
  return [...seen.values()]
}
