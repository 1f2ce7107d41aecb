import type { Day } from '../../../law/day.js'
import type { Db } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import type { Site } from '../../platform/site/site.js'

/** A page that people and search engines are shown the way to. */
export interface SitePage {
  href: string
  title: string
  /** How far below its section it stands, 0 right under it. */
  depth?: number
  changedOn?: Day | null
}

/** A part of the site, for its map. */
export interface Section {
  title: string
  pages: SitePage[]
}

type Source = (db: Db, site: Site) => Promise<Section[]>

const sources = new WeakMap<object, Source[]>()

/** Called once by a feature when it is mounted: its pages stand in the map of the site and in sitemap.xml. */
export function registerSections(platform: Pick<Platform, 'database'>, source: Source): void {
  sources.set(platform.database, [...(sources.get(platform.database) ?? []), source])
}

/** Every section of a site in the order of registration, without those that are empty. */
export async function sectionsOf({ database }: Pick<Platform, 'database'>, site: Site): Promise<Section[]> {
  const found: Section[] = []
  for (const source of sources.get(database) ?? []) found.push(...(await source(database.db, site)))
  return found.filter(({ pages }) => pages.length > 0)
}
