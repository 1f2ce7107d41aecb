import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'

type Listener = (tx: Tx) => Promise<void>

const listeners = new WeakMap<object, Listener[]>()

/** Called once by a later feature when it is mounted: what follows, in the same transaction, from an organ's other place in the tree. */
export function onOrganMoved(platform: Pick<Platform, 'database'>, listener: Listener): void {
  listeners.set(platform.database, [...(listeners.get(platform.database) ?? []), listener])
}

export async function tellMoved(platform: Pick<Platform, 'database'>, tx: Tx): Promise<void> {
  for (const listener of listeners.get(platform.database) ?? []) await listener(tx)
}
