import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db } from '../../../platform/db/database.js'
import { disclosureTrail, type Organ } from '../../organs/index.js'
import type { Column } from '../columns/column.js'
import { columnsOf } from '../columns/tree.js'

/** 当前位置 down to a column. */
export async function trailOf(db: Db, organ: Organ | null, column: Column | null): Promise<[label: string, href: string][]> {
  if (!organ || !column) return []
  const columns = new Map((await columnsOf(db, SITE_ID, organ)).map((one) => [one.id, one]))
  const way: [string, string][] = []
  for (let at: Column | undefined = column; at; at = at.parentId === null ? undefined : columns.get(at.parentId))
    way.unshift([at.name, `/${at.id}`])
  return column.id.startsWith('zfxxgk/') ? disclosureTrail(organ, ...way) : way
}
