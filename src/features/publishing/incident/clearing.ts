import { z } from 'zod'
import type { Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { append, readStream } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import type { Ctx, Held } from '../handle.js'
import { ctxOf } from '../handle.js'
import { type DocumentId, streamOf } from '../id.js'
import { proofsOf } from '../indexers.js'
import { readHistory } from '../store/documents.js'

const PROVE_JOB = 'publish-withdrawal-proof'

const payloadSchema = z.object({ siteId: z.string(), id: z.string(), n: z.number() })

/** One place where something of the document lay, and since when it does no more. */
export interface Clearing {
  place: string
  at: string
}

/** Has it proved, as soon as the withdrawal stands, that nothing is left anywhere. */
export async function proveSoon(ctx: Ctx, held: Pick<Held, 'tx' | 'id' | 'history'>): Promise<void> {
  const payload = { siteId: ctx.siteId, id: held.id, n: held.history.length + 1 }
  await ctx.platform.jobs.enqueue(held.tx, PROVE_JOB, payload)
}

/**
 * Goes through every place after a withdrawal and records when each was seen empty. What is not empty yet is looked at again later; a document
 * that came back meanwhile is left alone.
 */
export function defineProof(platform: Platform): void {
  platform.jobs.define(PROVE_JOB, async (payload) => {
    const { siteId, id, n } = payloadSchema.parse(payload)
    const actor = { kind: 'system', job: PROVE_JOB } as const
    await platform.database.transaction(async (tx) => {
      const history = await readHistory(tx, siteId, id)
      const [withdrawal, ...since] = history.slice(n - 1)
      if (withdrawal?.event.type !== 'DocumentWithdrawn' || since.some(({ event }) => event.type === 'DocumentRestored')) return
      if ((await clearingsOf(tx, siteId, id)).has(n)) return
      const left = await placesLeft({ ...ctxOf(platform, actor), siteId }, tx, platform, id)
      if (left.length > 0) throw new Fault('unavailable', `撤下以后还没有清空：${left.join('、')}。`)
      const seen = new Date(platform.clock.now()).toISOString()
      const places = [
        ...PLACES.map((place) => ({ place, at: withdrawal.at })),
        ...proofsOf(platform).map(({ title }) => ({ place: title, at: withdrawal.at })),
      ]
      const clearings: Clearing[] = [...places, { place: CACHE, at: seen }]
      const entry = {
        chain: withdrawal.entry.chain,
        stream: incidentStream(siteId, id),
        type: 'WithdrawalProved',
        data: { n, clearings },
        article: null,
      }
      await append(tx, { ...entry, actor }, platform.clock)
    })
  })
}

/** What was recorded of each withdrawal, by the number of its event. */
export async function clearingsOf(
  tx: Tx,
  siteId: string,
  id: DocumentId,
): Promise<Map<number, { clearings: Clearing[]; provedAt: string }>> {
  const entries = await readStream(tx, incidentStream(siteId, id))
  return new Map(
    entries.map(({ data, at }) => {
      const { n, clearings } = data as { n: number; clearings: Clearing[] }
      return [n, { clearings, provedAt: at.toISOString() }]
    }),
  )
}

const PAGES = '信息页面、附件下载和公开接口'
const LISTS = '首页、栏目列表、订阅、开放数据和网站地图'
const ALIKE = '相似内容比对'
const WORDS = '正文（已封存）和附件（只有办理人员能打开）'
const CACHE = '网页缓存（各节点最迟两秒内随之更新）'
const PLACES = [PAGES, LISTS, ALIKE, WORDS]

const incidentStream = (siteId: string, id: DocumentId): string => `${streamOf(siteId, id)}:incident`

/** The places that still hold something. All but the caches of pages are emptied in the transaction that withdraws. */
async function placesLeft(ctx: Ctx, tx: Tx, platform: Platform, id: DocumentId): Promise<string[]> {
  const { siteId } = ctx
  const rowsIn = async (table: 'publish_placement' | 'publish_sign') =>
    (await tx.selectFrom(table).select('document_id').where('site_id', '=', siteId).where('document_id', '=', id).limit(1).execute()).length
  const contents = await tx
    .selectFrom('publish_content')
    .select('sealed')
    .where('site_id', '=', siteId)
    .where('document_id', '=', id)
    .execute()
  const row = await tx.selectFrom('publish_document').select('life').where('site_id', '=', siteId).where('id', '=', id).executeTakeFirst()
  const found: [string, boolean][] = [
    [PAGES, row?.life === 'published'],
    [LISTS, (await rowsIn('publish_placement')) > 0],
    [ALIKE, (await rowsIn('publish_sign')) > 0],
    [WORDS, contents.some(({ sealed }) => !sealed)],
  ]
  for (const { title, holds } of proofsOf(platform)) found.push([title, await holds(tx, siteId, id)])
  const version = await tx.selectFrom('site_version').select('version').where('site_id', '=', siteId).executeTakeFirst()
  // A node that has not begun to listen keeps nothing either.
  const { version: kept, entries } = platform.cache.stats()
  found.push([CACHE, entries > 0 && kept < (version?.version ?? 0)])
  return found.flatMap(([place, isLeft]) => (isLeft ? [place] : []))
}
