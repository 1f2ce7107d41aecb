import { type PartyInput, partySchema } from '../../../api/remedy-view.js'
import { today as todayOf } from '../../platform/clock.js'
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

const AT_A_TIME = 200

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
    const entry = { chain: organId, stream: `remedy-party:${id}`, type: 'PartyRead', data: { purpose }, actor: ctx.actor, article: null }
    await append(tx, entry, ctx.platform.clock)
    return openParty(ctx, tx, id)
  })
}

/** Every night: takes out the parties of remedies that ended a year ago. Returns how many. */
export async function purgeParties(platform: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  for (let purged = 0; ; ) {
    const n = await platform.database.transaction((tx) => purgeSome(tx, platform))
    purged += n
    if (n < AT_A_TIME) return purged
  }
}

async function purgeSome(tx: Tx, { clock }: Pick<Platform, 'clock'>): Promise<number> {
  const due = await tx
    .selectFrom('remedy_case')
    .select(['organ_id', 'id'])
    .where('purge_on', '<=', todayOf(clock))
    .orderBy('purge_on')
    .limit(AT_A_TIME)
    .forUpdate()
    .execute()
  for (const { organ_id, id } of due) {
    await tx.deleteFrom('remedy_sealed').where('organ_id', '=', organ_id).where('id', '=', id).execute()
    await tx.updateTable('remedy_case').set({ purge_on: null }).where('organ_id', '=', organ_id).where('id', '=', id).execute()
    const actor = { kind: 'system', job: 'remedy-purge' } as const
    const entry = {
      chain: organ_id,
      stream: `remedy-party:${id}`,
      type: 'PartyPurged',
      data: {},
      actor,
      article: '个人信息保护法第四十七条',
    }
    await append(tx, entry, clock)
  }
  return due.length
}

const aboutOf = (id: RemedyId): string => `remedy:${id}`
