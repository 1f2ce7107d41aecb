import type { Cells } from '../../../../../law/annual-report/cells.js'
import type { Db } from '../../../../platform/db/database.js'
import type { Platform } from '../../../../platform/platform.js'

/** A published annual report, as far as the statistics of requests show it. */
export interface PublishedReport {
  year: number
  href: string
  /** The document that it stands in; null where it was made here. */
  source: string | null
  cells: () => Promise<Cells>
}

/** The published reports of an organ, newest first. */
type Find = (db: Db, organId: string) => Promise<PublishedReport[]>

const finders = new WeakMap<Platform, Find>()

/** Lets the statistics show what was published for years in which no cases were kept here. Called once by the feature that keeps reports. */
export function registerPublishedReports(platform: Platform, find: Find): void {
  finders.set(platform, find)
}

/** None where no feature keeps reports. */
export async function publishedReportsOf(platform: Platform, organId: string): Promise<PublishedReport[]> {
  return (await finders.get(platform)?.(platform.database.db, organId)) ?? []
}
