import type { Clock } from '../clock.js'
import { today } from '../clock.js'
import type { Database, Tx } from '../db/database.js'
import { type KeptBytes, keep } from './bytes.js'
import { Shelf } from './shelf.js'
import { raiseVersion, readVersion } from './version.js'

/** The one pool of content (统一信息资源库) that every site of this installation shows a part of; `site_id` in its tables. */
export const SITE_ID = 'main'

const MEMORY = 96 * 1024 * 1024
const CHECK_EVERY_MS = 2_000
const SETTLE_MS = 10_000
const CHANNEL = 'site_version'

/**
 * The bytes of pages that do not depend on their visitor, per content version and address. The hot path is `hit`;
 * everything else happens once per page and version.
 */
export interface PageCache {
  /** The current bytes for an address, or undefined. `shelf`: before it, for a site that is known by its host (Place.shelf). */
  hit(address: string, shelf?: string): KeptBytes | undefined
  /**
   * The bytes for an address: kept, or rendered (once, however many ask at the same time) and kept. null from `render` is
   * passed on and not kept. When `render` throws and older bytes are there, `stale` decides by the error whether they serve.
   */
  through(address: string, render: () => Promise<KeptBytes | null>, stale: (error: unknown) => boolean): Promise<KeptBytes | null>
  /** Keeps bytes that belong to the program (style, scripts): they have no version and are never evicted. */
  pin(address: string, bytes: KeptBytes): void
  /** Raises the content version in this transaction and tells every node once it is committed. */
  invalidate(tx: Tx, siteId?: string): Promise<void>
  /** Begins to listen for other nodes. */
  start(): Promise<void>
  stop(): Promise<void>
  stats(): { entries: number; bytes: number; hits: number; misses: number; version: number }
}

export { type KeptBytes, keep }

/** `follow` is done before anything is rendered for another content version: what pages are made from beside the database. */
export function createPageCache(database: Database, clock: Clock, follow = async () => {}, memory = MEMORY): PageCache {
  const shelf = new Shelf(memory)
  const pinned = new Map<string, KeptBytes>()
  const underway = new Map<string, Promise<KeptBytes | null>>()
  let version = 0
  let epoch = 1
  let day = today(clock)
  let hits = 0
  let misses = 0
  // Between our own change and its notification nothing is kept: a page rendered in that gap might not show the change yet.
  let wanted = 0
  let wantedUntil = 0
  let timer: NodeJS.Timeout | undefined
  let unlisten: (() => Promise<void>) | undefined

  const isUnsettled = () => wanted > version

  function turn(): void {
    epoch++
    underway.clear()
  }

  async function settle(): Promise<void> {
    const now = await readVersion(database.db, SITE_ID)
    if (now !== version) {
      await follow()
      turn()
    }
    version = now
    // A change that was rolled back never comes.
    if (wanted > version && clock.now() > wantedUntil) wanted = version
  }

  function check(): void {
    if (today(clock) !== day) {
      day = today(clock)
      turn()
    }
    settle().catch(() => undefined) // the database is away: what is kept goes on being served
  }

  async function render(address: string, make: () => Promise<KeptBytes | null>): Promise<KeptBytes | null> {
    const began = epoch
    const bytes = await make()
    if (bytes !== null && !isUnsettled() && began === epoch) shelf.put(address, bytes, epoch)
    return bytes
  }

  return {
    hit(address, place = '') {
      const bytes = (isUnsettled() ? undefined : shelf.fresh(place + address, epoch)) ?? pinned.get(address)
      if (bytes !== undefined) hits++
      return bytes
    },
    async through(address, make, stale) {
      misses++
      const running = isUnsettled() ? undefined : underway.get(address)
      const work = running ?? render(address, make)
      if (!running && !isUnsettled()) {
        underway.set(address, work)
        const forget = () => underway.get(address) === work && underway.delete(address)
        work.then(forget, forget)
      }
      try {
        return await work
      } catch (error) {
        const old = shelf.last(address)
        if (old !== undefined && stale(error)) return old
        throw error
      }
    },
    pin: (address, bytes) => {
      pinned.set(address, bytes)
    },
    async invalidate(tx, siteId = SITE_ID) {
      wanted = await raiseVersion(tx, siteId)
      wantedUntil = clock.now() + SETTLE_MS
      await database.notify(tx, CHANNEL, siteId)
    },
    async start() {
      version = await readVersion(database.db, SITE_ID)
      await follow()
      unlisten = await database.listen(CHANNEL, () => void settle().catch(() => undefined))
      timer = setInterval(check, CHECK_EVERY_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await unlisten?.()
    },
    stats: () => ({ entries: shelf.count + pinned.size, bytes: shelf.bytes, hits, misses, version }),
  }
}
