import { sql } from 'kysely'
import type { PublicDocument } from '../../../../api/publishing-view.js'
import type { Day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { addressOf, listPublished, publishedDocument, registerIndexer } from '../../publishing/index.js'

export interface PolicyTable {
  site_id: string
  id: string
  organ_id: string
  href: string
  title: string
  document_no: string | null
  issuer: string | null
  topic: string | null
  genre: string | null
  year: number | null
  audience: string[]
  validity: string
  expires_on: Day | null
  signed_on: Day | null
  published_on: Day | null
  sort_on: Day
}
interface ExplainedTable {
  site_id: string
  id: string
  by_id: string
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    portal_policy: PolicyTable
    portal_explained: ExplainedTable
  }
}

/** What belongs into 政策文件库: rules, normative documents and other papers, no news and no explanations. */
const PAPERS: readonly string[] = ['rules', 'normative', 'document']
const NO_DAY = '0001-01-01'

/** From now on the library holds what becomes public, and what is withdrawn no more. */
export function keepPolicies(platform: Platform): void {
  registerIndexer(platform, {
    name: 'portal',
    published: (tx, { siteId, document }) => keepPolicy(tx, siteId, document),
    removed: dropPolicy,
    proof: { title: '政策文件库', holds: holdsPolicy },
  })
}

async function holdsPolicy(tx: Tx, siteId: string, id: string): Promise<boolean> {
  const row = tx.selectFrom('portal_policy').select('id').where('site_id', '=', siteId).where('id', '=', id)
  return (await row.executeTakeFirst()) !== undefined
}

/** Makes the library anew out of what is public; returns how many it holds. */
export async function rebuildPolicies({ database, clock }: Platform): Promise<{ policies: number }> {
  const on = today(clock)
  return database.transaction(async (tx) => {
    await tx.deleteFrom('portal_policy').execute()
    await tx.deleteFrom('portal_explained').execute()
    let after: string | undefined
    do {
      const { documents, next } = await listPublished(tx, SITE_ID, { ...(after ? { after } : {}), limit: 500, today: on })
      for (const { id } of documents) {
        const document = await publishedDocument(tx, SITE_ID, id, on)
        if (document) await keepPolicy(tx, SITE_ID, document)
      }
      after = next ?? undefined
    } while (after !== undefined)
    const { n } = await tx
      .selectFrom('portal_policy')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return { policies: Number(n) }
  })
}

async function keepPolicy(tx: Tx, siteId: string, document: PublicDocument): Promise<void> {
  await dropPolicy(tx, siteId, document.id)
  await keepExplanations(tx, siteId, document)
  if (!PAPERS.includes(document.instrument)) return
  const { id, organId, href, title, documentNo, issuer, topic, genre, validity, signedOn, publishedOn, content } = document
  const dated = signedOn ?? publishedOn
  const year = dated === null ? null : Number(dated.slice(0, 4))
  await sql`insert into portal_policy (site_id, id, organ_id, href, title, document_no, issuer, topic, genre, year, audience, validity,
      expires_on, signed_on, published_on, sort_on)
    values (${siteId}, ${id}, ${organId}, ${href}, ${title}, ${documentNo}, ${issuer}, ${topic}, ${genre}, ${year},
      ${content.audience}::text[], ${validity}, ${content.expiresOn}::date, ${signedOn}::date, ${publishedOn}::date,
      ${publishedOn ?? signedOn ?? NO_DAY}::date)`.execute(tx)
}

async function dropPolicy(tx: Tx, siteId: string, id: string): Promise<void> {
  await tx.deleteFrom('portal_policy').where('site_id', '=', siteId).where('id', '=', id).execute()
  await tx
    .deleteFrom('portal_explained')
    .where('site_id', '=', siteId)
    .where((at) => at.or([at('id', '=', id), at('by_id', '=', id)]))
    .execute()
}

async function keepExplanations(tx: Tx, siteId: string, { id, relations }: PublicDocument): Promise<void> {
  const links = relations.flatMap(({ kind, href }) => {
    const other = href?.startsWith(addressOf('')) ? href.slice(addressOf('').length) : null
    if (other === null) return []
    if (kind === 'interpreted-by') return [{ site_id: siteId, id, by_id: other }]
    return kind === 'interprets' ? [{ site_id: siteId, id: other, by_id: id }] : []
  })
  if (links.length === 0) return
  await tx
    .insertInto('portal_explained')
    .values(links)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
