import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import type { Searchable } from './document.js'

/** What a later feature has in the index; it puts in and takes out its own items with indexDocument and removeDocument. */
export interface Source {
  name: string
  /** Everything of it that is public, for an index that is made anew. */
  all(tx: Tx): AsyncIterable<Searchable>
}

const registered = new WeakMap<object, Source[]>()

/** Called by a feature where it registers its jobs, so that a command without a server knows it, too. */
export function registerSource(platform: Pick<Platform, 'database'>, source: Source): void {
  registered.set(platform.database, [...sourcesOf(platform).filter(({ name }) => name !== source.name), source])
}

/** All of them, in the order in which they were registered. */
export function sourcesOf(platform: Pick<Platform, 'database'>): readonly Source[] {
  return registered.get(platform.database) ?? []
}
