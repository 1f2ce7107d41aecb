import { sql } from 'kysely'
import type { PublicDocument } from '../../../../api/publishing-view.js'
import type { Day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { isMain, readSites } from '../../../platform/site/site.js'
import { addressOf, listPublished, publishedDocument, RELATION_LABELS, registerIndexer, sitesOf } from '../../publishing/index.js'
import type { PolicyFacet } from './asked.js'

export interface PolicyTable {
  /** The site whose library it is in: a row for each that shows it. */
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
  /** How many explanations of it are public. */
  explained: number
}
interface ExplainedTable {
  site_id: string
  id: string
  by_id: string
}
interface ValueTable {
  site_id: string
  facet: string
  value: string
  policies: number
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    portal_policy: PolicyTable
    portal_explained: ExplainedTable
    portal_policy_value: ValueTable
  }
}

/** What belongs into 政策文件库: rules, normative documents and other papers, no news and no explanations. */
const PAPERS: readonly string[] = ['rules', 'normative', 'document']
const NO_DAY = '0001-01-01'

/** From now on the library holds what becomes public, and what is withdrawn no more. */
export function keepPolicies(platform: Platform): void {
  registerIndexer(platform, {
    name: 'portal',
    published: (tx, { document, sites }) => keepOnSites(tx, document, sites),
    shown: (tx, { document, sites }) => keepOnSites(tx, document, sites),
    removed: async (tx, _, id) => {
      for (const site of await readSites(tx)) await dropPolicy(tx, site.id, id)
    },
    proof: { title: '政策文件库', holds: holdsPolicy },
  })
}

async function holdsPolicy(tx: Tx, _siteId: string, id: string): Promise<boolean> {
  const row = tx.selectFrom('portal_policy').select('id').where('id', '=', id)
  return (await row.executeTakeFirst()) !== undefined
}

/** Makes the library anew out of what is public; returns how many it holds. */
export async function rebuildPolicies({ database, clock }: Platform): Promise<{ policies: number }> {
  const on = today(clock)
  return database.transaction(async (tx) => {
    await tx.deleteFrom('portal_policy').execute()
    await tx.deleteFrom('portal_explained').execute()
    await tx.deleteFrom('portal_policy_value').execute()
    let after: string | undefined
    do {
      const { documents, next } = await listPublished(tx, SITE_ID, { ...(after ? { after } : {}), limit: 500, today: on })
      for (const { id } of documents) {
        const document = await publishedDocument(tx, SITE_ID, id, on)
        if (document) for (const site of [SITE_ID, ...(await sitesOf(tx, SITE_ID, id))]) await keepPolicy(tx, site, document)
      }
      after = next ?? undefined
    } while (after !== undefined)
    const { n } = await tx
      .selectFrom('portal_policy')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('site_id', '=', SITE_ID)
      .executeTakeFirstOrThrow()
    return { policies: Number(n) }
  })
}

async function keepOnSites(tx: Tx, document: PublicDocument, sites: readonly string[]): Promise<void> {
  for (const site of await readSites(tx)) {
    if (isMain(site) || sites.includes(site.id)) await keepPolicy(tx, site.id, document)
    else await dropPolicy(tx, site.id, document.id)
  }
}

async function keepPolicy(tx: Tx, siteId: string, document: PublicDocument): Promise<void> {
  await dropPolicy(tx, siteId, document.id)
  if (PAPERS.includes(document.instrument)) await insertPolicy(tx, siteId, document)
  await keepExplanations(tx, siteId, document)
}

async function insertPolicy(tx: Tx, siteId: string, document: PublicDocument): Promise<void> {
  const { id, organId, href, title, documentNo, issuer, topic, genre, validity, signedOn, publishedOn, content } = document
  const dated = signedOn ?? publishedOn
  const year = dated === null ? null : Number(dated.slice(0, 4))
  await sql`insert into portal_policy (site_id, id, organ_id, href, title, document_no, issuer, topic, genre, year, audience, validity,
      expires_on, signed_on, published_on, sort_on)
    values (${siteId}, ${id}, ${organId}, ${href}, ${title}, ${documentNo}, ${issuer}, ${topic}, ${genre}, ${year},
      ${content.audience}::text[], ${validity}, ${content.expiresOn}::date, ${signedOn}::date, ${publishedOn}::date,
      ${publishedOn ?? signedOn ?? NO_DAY}::date)`.execute(tx)
  await countValues(tx, siteId, { issuer, topic, genre, year, audience: content.audience }, 1)
}

async function dropPolicy(tx: Tx, siteId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('portal_policy')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .returning(['issuer', 'topic', 'genre', 'year', 'audience'])
    .executeTakeFirst()
  if (gone) await countValues(tx, siteId, gone, -1)
  const links = await tx
    .deleteFrom('portal_explained')
    .where('site_id', '=', siteId)
    .where((at) => at.or([at('id', '=', id), at('by_id', '=', id)]))
    .returning('id')
    .execute()
  await countExplanations(
    tx,
    siteId,
    links.map((link) => link.id),
  )
}

type Valued = Pick<PolicyTable, 'issuer' | 'topic' | 'genre' | 'year' | 'audience'>

async function countValues(tx: Tx, siteId: string, { issuer, topic, genre, year, audience }: Valued, by: 1 | -1): Promise<void> {
  const single: [PolicyFacet, string | number | null][] = [
    ['jiguan', issuer],
    ['zhuti', topic],
    ['wenzhong', genre],
    ['nian', year],
  ]
  const several = [...new Set(audience)].map((value): [PolicyFacet, string] => ['duixiang', value])
  // In one order, so that two who publish at once wait for one another instead of blocking each other.
  const held = [...single, ...several].flatMap(([facet, value]) => (value === null ? [] : [[facet, String(value)]])).sort()
  for (const [facet, value] of held) {
    await sql`insert into portal_policy_value (site_id, facet, value, policies) values (${siteId}, ${facet}, ${value}, ${by})
      on conflict (site_id, facet, value) do update set policies = portal_policy_value.policies + excluded.policies`.execute(tx)
    // A value that stands on no paper goes: it may be what was withdrawn.
    if (by < 0)
      await sql`delete from portal_policy_value
      where site_id = ${siteId} and facet = ${facet} and value = ${value} and policies <= 0`.execute(tx)
  }
}

async function keepExplanations(tx: Tx, siteId: string, { id, relations }: PublicDocument): Promise<void> {
  const links = relations.flatMap(({ label, href }) => {
    const other = href?.startsWith(addressOf('')) ? href.slice(addressOf('').length) : null
    if (other === null) return []
    if (label === RELATION_LABELS.interprets.to) return [{ site_id: siteId, id, by_id: other }]
    return label === RELATION_LABELS.interprets.from ? [{ site_id: siteId, id: other, by_id: id }] : []
  })
  if (links.length === 0) return
  await tx
    .insertInto('portal_explained')
    .values(links)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await countExplanations(
    tx,
    siteId,
    links.map((link) => link.id),
  )
}

async function countExplanations(tx: Tx, siteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update portal_policy policy set explained = (
      select count(*) from portal_explained link where link.site_id = policy.site_id and link.id = policy.id)
    where site_id = ${siteId} and id = any(${[...new Set(ids)]}::text[])`.execute(tx)
}
