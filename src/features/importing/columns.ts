import type { ImportMapping } from '../../../api/importing.js'
import type { Instrument } from '../../../api/publishing-content.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db } from '../../platform/db/database.js'
import { organById, organsBelow } from '../organs/index.js'
import { type Column, columnsOf, takesDocuments } from '../publishing/index.js'

/** Every column that an import of this organ may fill: its own and those of the organs below it. */
export async function columnsFor(db: Db, organId: string): Promise<Column[]> {
  const organ = await organById(db, organId)
  if (!organ) return []
  const organs = await organsBelow(db, organ.path)
  const columns = await Promise.all(organs.map((one) => columnsOf(db, SITE_ID, one)))
  return columns.flat().filter(takesDocuments)
}

/** Where a page of this old folder or column goes: the mapping that names it, else the nearest folder above that is named, else the one for all others. */
export function columnOf(mapping: Pick<ImportMapping, 'columns' | 'otherwise'>, group: string): string | null {
  for (let at = group; ; at = at.split('/').slice(0, -1).join('/')) {
    const found = mapping.columns.find(({ from }) => from === at)
    if (found) return found.to
    if (!at.includes('/')) return mapping.otherwise
  }
}

const BY_SLUG: Record<string, Instrument> = {
  gz: 'rules',
  gfxwj: 'normative',
  zcwj: 'document',
  qtwj: 'document',
  zcjd: 'interpretation',
  tjxx: 'data',
}

/** What stands in a column as a rule. */
export function instrumentIn(columnId: string): Instrument {
  return BY_SLUG[columnId.split('/').at(-1) ?? ''] ?? 'other'
}
