import type { PublicDocument } from '../../../api/publishing-view.js'
import type { Db } from '../../platform/db/database.js'
import type { Beside } from '../publishing/index.js'
import { titleOf } from './change.js'
import { rowInForce } from './store.js'
import { catalogueAddress } from './title.js'

/** 目录事项: from a document back to the row that it stands under. */
export async function besideDocument(db: Db, { content }: PublicDocument): Promise<Beside> {
  const row = content.catalogItemId === null ? null : await rowInForce(db, content.catalogItemId)
  if (!row) return {}
  const link = (
    <a key="row" href={`${catalogueAddress(row.organId)}/${row.id}`}>
      {row.field}：{titleOf(row.item)}
    </a>
  )
  return { facts: [['目录事项', link]] }
}
