import { type PartyInput, partySchema } from '../../../api/remedy-view.js'
import { purgeDue } from '../../platform/crypto/purge.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../platform/db/database.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import type { Ctx } from './handle.js'
import { parseId, type RemedyId } from './id.js'

interface SealedTable {
  organ_id: string
  id: string
  sealed: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    remedy_sealed: SealedTable
  }
}

/** Keeps who contests, and why, encrypted. */
export async function sealParty(ctx: Pick<Ctx, 'platform'>, tx: Tx, id: RemedyId, party: PartyInput): Promise<void> {
  const { organId } = parseId(id)
  const sealed = sealerOf(ctx.platform.config).seal(JSON.stringify(party), aboutOf(id))
  await tx.insertInto('remedy_sealed').values({ organ_id: organId, id, sealed }).execute()
}

/** The party in the clear; null once purged. Callers decide who may see it. */
export async function openParty(ctx: Pick<Ctx, 'platform'>, db: Db | Tx, id: RemedyId): Promise<PartyInput | null> {
  const { organId } = parseId(id)
  const row = await db.selectFrom('remedy_sealed').select('sealed').where('organ_id', '=', organId).where('id', '=', id).executeTakeFirst()
  return row ? partySchema.parse(JSON.parse(sealerOf(ctx.platform.config).open(row.sealed, aboutOf(id)))) : null
}

/** Opens the party for a purpose. Who looked, when and what for is recorded before anything is shown. */
export async function readParty(ctx: Ctx, id: RemedyId, purpose: string): Promise<PartyInput | null> {
  const { organId } = parseId(id)
  return ctx.platform.database.transaction(async (tx) => {
    const entry = { chain: organId, stream: partyStream(id), type: 'PartyRead', data: { purpose }, actor: ctx.actor, article: null }
    await append(tx, entry, ctx.platform.clock)
    return openParty(ctx, tx, id)
  })
}

/** Every night: takes out the parties of remedies that ended a year ago. Returns how many. */
export function purgeParties(platform: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  return purgeDue(platform, {
    table: 'remedy_case',
    job: 'remedy-purge',
    type: 'PartyPurged',
    streamOf: partyStream,
    purge: async (tx, { organId, id }) => {
      await tx.deleteFrom('remedy_sealed').where('organ_id', '=', organId).where('id', '=', id).execute()
    },
  })
}

const partyStream = (id: RemedyId): string => `remedy-party:${id}`
const aboutOf = (id: RemedyId): string => `remedy:${id}`
