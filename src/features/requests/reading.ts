import type { Person } from '../../../api/request-view.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'
import { openParts, type Party, personOf } from './sealed.js'

/** Everybody known of on a request, in full. */
export interface Persons {
  person: Person | null
  thirdParties: (Party & { consultation: string })[]
}

/** Opens the applicant and the third parties for a purpose. Who looked, when and what for is recorded before anything is shown. */
export async function readPersons(ctx: Ctx, id: RequestId, purpose: string): Promise<Persons> {
  const { organId } = parseId(id)
  return ctx.platform.database.transaction(async (tx) => {
    const entry = { chain: organId, stream: `request-person:${id}`, type: 'PersonRead', data: { purpose }, actor: ctx.actor, article: null }
    await append(tx, entry, ctx.platform.clock)
    const parts = await openParts(ctx, tx, id)
    const thirdParties = [...parts]
      .filter(([part]) => part.startsWith('party:'))
      .map(([part, text]) => ({ consultation: part.slice('party:'.length), ...(JSON.parse(text) as Party) }))
    return { person: personOf(parts), thirdParties }
  })
}
