import type { Expression, SqlBool } from 'kysely'
import { can, type Permission } from '../../../api/permissions.js'
import type { Day } from '../../../law/day.js'
import type { Db } from '../db/database.js'
import type { Viewer } from '../session/viewer.js'

/** A desk, and what somebody may do who sits at it. */
export interface Desk {
  desk: string
  may: Permission
  /** Who may do this as well has a desk of their own. */
  butNot?: Permission
}

export interface OpenNotice {
  id: string
  organ_id: string
  kind: string
  items: string[]
  since: Day
  /** The viewer, when they have read it. */
  reader: string | null
}

/** Open notices to the viewer, and to the desks they work at: those of their own organ and of organs that a role of theirs is given for. */
export async function openNotices(db: Db, source: string, viewer: Viewer, desks: readonly Desk[]): Promise<OpenNotice[]> {
  const places = new Map([[viewer.organId, viewer.organPath], ...viewer.grants.map((grant) => [grant.organId, grant.organPath] as const)])
  const sitsAt = ({ may, butNot }: Desk, path: string) => can(viewer.grants, may, path) && !(butNot && can(viewer.grants, butNot, path))
  const theirs = desks
    .map((desk) => ({ desk: desk.desk, organs: [...places].filter(([, path]) => sitsAt(desk, path)).map(([organId]) => organId) }))
    .filter(({ organs }) => organs.length > 0)
  return db
    .selectFrom('notice')
    .leftJoin('notice_read', (join) =>
      join.onRef('notice_read.source', '=', 'notice.source').onRef('notice_id', '=', 'id').on('user_id', '=', viewer.userId),
    )
    .select(['id', 'organ_id', 'kind', 'items', 'since', 'user_id as reader'])
    .where('notice.source', '=', source)
    .where('closed_on', 'is', null)
    .where(({ eb, and, or }) => {
      const own: Expression<SqlBool> = eb('addressee', '=', viewer.userId)
      return or([own, ...theirs.map(({ desk, organs }) => and([eb('addressee', '=', desk), eb('organ_id', 'in', organs)]))])
    })
    .execute()
}

/** Notes what the viewer has read; what is not theirs is passed over. */
export async function markNoticesRead(
  db: Db,
  source: string,
  viewer: Viewer,
  desks: readonly Desk[],
  ids: readonly string[],
): Promise<void> {
  const theirs = (await openNotices(db, source, viewer, desks)).filter((row) => row.reader === null && ids.includes(row.id))
  if (theirs.length === 0) return
  await db
    .insertInto('notice_read')
    .values(theirs.map((row) => ({ source, notice_id: row.id, user_id: viewer.userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
