import { z } from 'zod'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'

/** What a later feature keeps for each site, and makes anew when a site is made or an organ is moved: lists, the search. */
export interface Follower {
  name: string
  /** One portion of it, in a transaction of its own; `after` is what the portion before returned, null at first. null: done. */
  follow(platform: Platform, after: string | null): Promise<string | null>
}

const FOLLOW_JOB = 'sites-follow'
const payloadSchema = z.object({ name: z.string().nullable(), after: z.string().nullable() })
const registered = new WeakMap<object, Follower[]>()

/** Called once by a feature when it is mounted. */
export function registerFollower(platform: Pick<Platform, 'database'>, follower: Follower): void {
  registered.set(platform.database, [...(registered.get(platform.database) ?? []), follower])
}

/** Has all of them follow once this transaction is committed; who they are is asked when the job runs. */
export async function enqueueFollowing(platform: Platform, tx: Tx): Promise<void> {
  await platform.jobs.enqueue(tx, FOLLOW_JOB, { name: null, after: null })
}

export function defineFollowing(platform: Platform): void {
  platform.jobs.define(FOLLOW_JOB, async (payload, { signal }) => {
    const { name, after } = payloadSchema.parse(payload)
    const followers = registered.get(platform.database) ?? []
    const enqueue = (one: string, from: string | null) =>
      platform.database.transaction((tx) => platform.jobs.enqueue(tx, FOLLOW_JOB, { name: one, after: from }))
    if (name === null) {
      for (const follower of followers) await enqueue(follower.name, null)
      return
    }
    const follower = followers.find((one) => one.name === name)
    let at = after
    do at = (await follower?.follow(platform, at)) ?? null
    while (at !== null && !signal.aborted)
    if (at !== null) await enqueue(name, at)
  })
}
