import { z } from 'zod'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed } from '../../platform/session/viewer.js'
import { attachGivenOut, draftGivenOut } from '../publishing/index.js'
import { parseId } from './id.js'
import { readReleased, releasedFiles } from './redaction/index.js'
import { openParts, personOf } from './sealed.js'
import type { Stepping } from './steps.js'

const FILES_JOB = 'request-disclose-files'

const payloadSchema = z.object({
  id: z.string(),
  document: z.string(),
  actor: z.object({ kind: z.literal('user'), userId: z.string(), name: z.string(), organId: z.string(), roles: z.array(z.string()) }),
})

/**
 * Art. 44: begins a draft in publishing with what the answer gave, the confirmed files following at once. Whoever asked is not in it: their
 * name, numbers and addresses are taken out of the text. Returns the draft's id.
 */
export async function draftForAll({ ctx, held, viewer, organ }: Stepping, title: string): Promise<string> {
  mustBeAllowed(viewer, 'publish.write', organ.path)
  const issued = held.history.findLast(({ event }) => event.type === 'ReplyIssued')?.event
  const given = issued?.type === 'ReplyIssued' ? issued.reply.provided : ''
  const { platform, actor } = ctx
  const text = withoutWords(given, await wordsOfApplicant({ ctx, held }))
  const document = await draftGivenOut(platform, actor, held.tx, { organId: organ.id, title, text, from: parseId(held.id).number })
  await platform.jobs.enqueue(held.tx, FILES_JOB, { id: held.id, document, actor })
  return document
}

/** Hands the files over once the draft stands: each is looked into first, which takes a while. */
export function defineDisclosing(platform: Platform): void {
  platform.jobs.define(FILES_JOB, async (payload) => {
    const { id, document, actor } = payloadSchema.parse(payload)
    const files = await releasedFiles({ platform }, id)
    const uploads = await Promise.all(
      files.map(async ({ n }) => {
        const { bytes, type, name } = await readReleased({ platform }, id, n)
        return { field: 'file', name, bytes, type }
      }),
    )
    await attachGivenOut(platform, actor, document, uploads)
  })
}

/** Everything by which the applicant and their agent could be known. */
async function wordsOfApplicant({ ctx, held }: Pick<Stepping, 'ctx' | 'held'>): Promise<string[]> {
  const person = personOf(await openParts(ctx, held.tx, held.id))
  if (!person) return []
  const { idKind: _, agent, ...own } = person
  return [...Object.values(own), ...Object.values(agent ?? {})].filter((word) => [...word.trim()].length > 1)
}

/** The longest first: a name may stand in an address. */
function withoutWords(text: string, words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word.trim(), '申请人'), text)
}
