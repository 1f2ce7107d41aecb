import { sitesShowing } from '../../platform/site/shares.js'
import { organById } from '../organs/index.js'
import { removeSigns, saveSigns } from './checks/likeness.js'
import type { DocumentEvent } from './document/events.js'
import type { Ctx, Held } from './handle.js'
import { plainText } from './html/text.js'
import { noDocument } from './id.js'
import { readIndexable } from './indexable.js'
import { type PublicCause, tellPublished, tellRemoved } from './indexers.js'
import { saveRelations } from './relations.js'
import { keepSealed, readContent } from './store/contents.js'
import { narrowPlaces, place, unplace } from './store/placements.js'

/** What follows on the public side when something happened: lists, links, caches, whoever finds things by words. */
export async function followPublicly(ctx: Ctx, held: Held, event: DocumentEvent): Promise<void> {
  switch (event.type) {
    case 'DocumentPublished':
      return appear(ctx, held, held.state.versions.length > 1 ? 'changed' : 'published')
    case 'DocumentRecorded':
      return appear(ctx, held, 'recorded')
    case 'DocumentRestored':
      return appear(ctx, held, 'restored')
    case 'DocumentWithdrawn':
      return disappear(ctx, held)
    case 'ValidityChanged':
      if (held.row) await narrowPlaces(held.tx, ctx.siteId, held.row)
      await ctx.platform.cache.invalidate(held.tx, ctx.siteId)
      return tellAll(ctx, held, 'validity')
    default:
  }
}

async function appear(ctx: Ctx, held: Held, cause: PublicCause): Promise<void> {
  const { tx, id, state, row } = held
  if (!row) throw noDocument()
  const no = state.versions.at(-1)?.no ?? 1
  // Versions before it stay as they lie: one that was taken down remains sealed.
  await keepSealed(ctx.platform, tx, ctx.siteId, id, no, false)
  const { content } = await readContent(ctx.platform, tx, ctx.siteId, id, no)
  // Before the sites are read: whoever makes one meanwhile waits, and so does whoever publishes.
  await ctx.platform.cache.invalidate(tx, ctx.siteId)
  const organ = await organById(tx, row.organ_id)
  const sites = await sitesShowing(tx, organ?.path ?? row.organ_id, id)
  await place(tx, ctx.siteId, id, [content.columnId, ...content.alsoIn], sites, row)
  await saveRelations(tx, ctx.siteId, id, content.relations)
  await saveSigns(tx, ctx.siteId, id, plainText(content.body))
  await tellAll(ctx, held, cause)
}

async function disappear(ctx: Ctx, held: Held): Promise<void> {
  const { tx, id, state } = held
  await ctx.platform.cache.invalidate(tx, ctx.siteId)
  await unplace(tx, ctx.siteId, id)
  await removeSigns(tx, ctx.siteId, id)
  // What had to go is sealed where it lies: a copy of the database does not give it away.
  for (const { no } of state.versions) await keepSealed(ctx.platform, tx, ctx.siteId, id, no, true)
  await tellRemoved(ctx.platform, tx, ctx.siteId, id)
}

async function tellAll(ctx: Ctx, held: Held, cause: PublicCause): Promise<void> {
  if (held.state.life !== 'published') return
  await tellPublished(ctx.platform, held.tx, cause, async () => {
    const indexable = await readIndexable(ctx.platform, held.tx, ctx.siteId, held.id)
    if (!indexable) throw noDocument()
    return indexable
  })
}
