import { z } from 'zod'
import { Fault, Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import type { DocumentEvent } from './document/events.js'
import { cancelSchedule } from './document/publishing.js'
import { ctxOf, handle } from './handle.js'
import { defineProof } from './incident/clearing.js'
import { publishTogether } from './outgoing.js'
import { REFUSALS } from './words.js'

export const SCHEDULED_JOB = 'publish-scheduled'

const payloadSchema = z.object({ siteId: z.string(), id: z.string(), at: z.string() })

/** Lets texts go out at their time; one that may no longer go says why and waits for a person. */
export function definePublishingJobs(platform: Platform): void {
  defineProof(platform)
  platform.jobs.define(SCHEDULED_JOB, async (payload) => {
    const { siteId, id, at } = payloadSchema.parse(payload)
    const ctx = { ...ctxOf(platform, { kind: 'system', job: SCHEDULED_JOB }), siteId }
    const refused = await attempt(() =>
      handle(ctx, id, null, async (held) => {
        // Cancelled, published by hand, or set to another time.
        if (held.state.work?.stage !== 'scheduled' || held.state.work.at !== at) return []
        return publishTogether(ctx, held)
      }),
    )
    if (refused) {
      const stop =
        (reason: string) =>
        (held: Parameters<Parameters<typeof handle>[3]>[0]): DocumentEvent[] =>
          held.state.work?.stage === 'scheduled' ? [cancelSchedule(held.state, 'system', reason)] : []
      await handle(ctx, id, null, stop(sentenceOf(refused)))
    }
  })
}

async function attempt(work: () => Promise<unknown>): Promise<Refused | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refused) return error
    if (error instanceof Fault && error.word === 'not-found') return null
    throw error
  }
}

function sentenceOf(error: Refused): string {
  const text = REFUSALS[error.code]
  return typeof text === 'function' ? text(error.data) : (text ?? error.code)
}
