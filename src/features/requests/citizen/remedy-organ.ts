import type { Db } from '../../../platform/db/database.js'
import { type Organ, organById } from '../../organs/index.js'
import type { RemedyOrgan } from '../documents/remedy-text.js'
import { settingsOf } from '../documents/settings.js'

/** What is known of how an organ's decisions are contested; the same as its letters say. */
export async function remedyOrganOf(db: Db, organ: Organ): Promise<RemedyOrgan> {
  const parent = organ.parentId === null ? null : await organById(db, organ.parentId)
  const { reviewOrgan, reviewOnline, court } = await settingsOf(db, organ.id)
  return { ...organ, parentName: parent?.name ?? null, reviewOrgan, reviewOnline, court }
}
