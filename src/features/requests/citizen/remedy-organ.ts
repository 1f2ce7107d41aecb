import type { Db } from '../../../platform/db/database.js'
import { type Organ, organById } from '../../organs/index.js'
import type { RemedyOrgan } from '../documents/remedy-text.js'

/** What is known of how an organ's decisions are contested. */
export async function remedyOrganOf(db: Db, organ: Organ): Promise<RemedyOrgan> {
  const parent = organ.parentId === null ? null : await organById(db, organ.parentId)
  return { ...organ, parentName: parent?.name ?? null, reviewOrgan: '', reviewOnline: '', court: '' }
}
