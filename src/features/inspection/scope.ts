import { can } from '../../../api/permissions.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { readSite } from '../../platform/site/site.js'
import { type Organ, organById, standingOrgans } from '../organs/index.js'

/** What of the oversight somebody sees. */
export interface Scope {
  /** The organs for which they may look. */
  organs: Organ[]
  /** The office of the site sees everything, also what belongs to organs beside it. */
  isWhole: boolean
  names: ReadonlyMap<string, string>
}

/** The organs of the viewer's roles; all of them for whoever may look for the organ whose site it is. */
export async function scopeOf(db: Db, viewer: Viewer): Promise<Scope> {
  const all = await standingOrgans(db)
  const isWhole = can(viewer.grants, 'inspection.view', await pathOfSite(db))
  const organs = isWhole ? all : all.filter((organ) => can(viewer.grants, 'inspection.view', organ.path))
  return { organs, isWhole, names: new Map(all.map((organ) => [organ.id, organ.shortName])) }
}

/** The place of the organ whose site it is; before there is one, of the organ at the top. */
export async function pathOfSite(db: Db): Promise<string> {
  const own = await organById(db, (await readSite(db)).organId)
  return own?.path ?? (await standingOrgans(db))[0]?.path ?? ''
}

/** Whether something of this organ is theirs to see. */
export function sees({ organs, isWhole }: Scope, organId: string): boolean {
  return isWhole || organs.some((organ) => organ.id === organId)
}
