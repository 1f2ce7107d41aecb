import { z } from 'zod'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'

/** What a later feature keeps for each site, and makes anew when a site is made or an organ is moved: lists, the search. */
export interface Follower {
  name: string
  /** One portion of it, in a transaction of its own; `after` is what the portion before returned, null at first. null: done. */
  follow(platform: Platform, after: string | null): Promise<string | null>
}

export const FOLLOW_JOB = 'sites-follow'
const payloadSchema = z.object({ name: z.string(), after: z.string().nullable() })
const registered = new WeakMap<object, Follower[]>()

/** Called once by a feature when it is mounted. */
export function registerFollower(platform: Pick<Platform, 'database'>, follower: Follower): void {
  registered.set(platform.database, [...(registered.get(platform.database) ?? []), follower])
}

/** Has all of them follow once this transaction is committed. */
export async function enqueueFollowing(platform: Platform, tx: Tx): Promise<void> {
  for (const { name } of registered.get(platform.database) ?? []) await platform.jobs.enqueue(tx, FOLLOW_JOB, { name, after: null })
}

export function defineFollowing(platform: Platform): void {
  platform.jobs.define(FOLLOW_JOB, async (payload, { signal }) => {
    const { name, after } = payloadSchema.parse(payload)
    const follower = registered.get(platform.database)?.find((one) => one.name === name)
    let at = after
    do at = (await follower?.follow(platform, at)) ?? null
    while (at !== null && !signal.aborted)
    if (at !== null) await platform.database.transaction((tx) => platform.jobs.enqueue(tx, FOLLOW_JOB, { name, after: at }))
  })
}
