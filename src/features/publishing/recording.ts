import type { z } from 'zod'
import { type Content, contentSchema } from '../../../api/publishing-content.js'
import type { Day } from '../../../law/day.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Origin } from './document/events.js'
import { cleaned, keepWords } from './drafts.js'
import { type Ctx, holdNew, record } from './handle.js'
import type { DocumentId } from './id.js'
import { fingerprintOf } from './store/contents.js'
import { findDocument } from './store/documents.js'

/** Something that was public before it came here. */
export interface Found {
  id: DocumentId
  organId: string
  origin: Origin
  /** Where it is known from; shown on its page. */
  source: string
  /** null where the source does not say. */
  indexNo: string | null
  on: Day | null
  content: z.input<typeof contentSchema>
}

/**
 * Records what was public before, as it was found: none of our gates is passed and the ledger says so. Only for imports and seeds; what is
 * there already stays as it is. Fault `forbidden` for a person.
 */
export async function recordDocument(ctx: Ctx, found: Found): Promise<void> {
  if (ctx.actor.kind === 'user') throw new Fault('forbidden', '已公开信息只能由系统导入。')
  await ctx.platform.database.transaction(async (tx) => {
    if (await findDocument(tx, ctx.siteId, found.id)) return
    const held = await holdNew(ctx, tx, found.id)
    const content: Content = cleaned(contentSchema.parse(found.content), found.id)
    await keepWords(ctx, held, { no: 1, revision: 1, content, authors: [], frozen: true })
    const { organId, origin, source, indexNo, on } = found
    await record(ctx, held, { type: 'DocumentRecorded', organId, origin, source, no: 1, sha256: fingerprintOf(content), indexNo, on })
  })
}
