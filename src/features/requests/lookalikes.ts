import type { Platform } from '../../platform/platform.js'

/** Something that is published already and resembles what somebody asks for. */
export interface Lookalike {
  title: string
  href: string
  /** The place that resembles it. */
  excerpt: string
}

/** A feature that publishes: what of it resembles the words, the most alike first. `organId`: whom is asked. */
export type FindLookalikes = (text: string, organId: string) => Promise<Lookalike[]>

const MOST = 5
const providers = new WeakMap<object, FindLookalikes[]>()

/** Lets a later feature answer before people ask. */
export function registerLookalikes(platform: Pick<Platform, 'database'>, find: FindLookalikes): void {
  const known = providers.get(platform.database) ?? []
  providers.set(platform.database, [...known, find])
}

/** What all of them find. One that fails keeps nobody from applying. */
export async function lookalikesOf(platform: Pick<Platform, 'database' | 'log'>, organId: string, text: string): Promise<Lookalike[]> {
  const found: Lookalike[] = []
  for (const find of providers.get(platform.database) ?? []) {
    try {
      found.push(...(await find(text, organId)))
    } catch (error) {
      platform.log.error({ err: error }, 'no look-alikes')
    }
  }
  return [...new Map(found.map((one) => [one.href, one])).values()].slice(0, MOST)
}

/** How much of `wanted` stands in `text`: pairs of neighbouring signs, 0 … 1. What is shorter than two signs resembles nothing. */
export function shareFound(wanted: string, text: string): number {
  const pairs = pairsOf(wanted)
  if (pairs.size === 0) return 0
  const there = pairsOf(text)
  return [...pairs].filter((pair) => there.has(pair)).length / pairs.size
}

function pairsOf(text: string): Set<string> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, ''),
  ].slice(0, 500)
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}
