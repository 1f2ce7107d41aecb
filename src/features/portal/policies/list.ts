import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../law/day.js'
import type { Db } from '../../../platform/db/database.js'
import { ALL, POLICY_FACETS, type PoliciesAsked, type PolicyFacet } from './asked.js'
import type { PolicyTable } from './keep.js'

export const POLICIES_A_PAGE = 20

export type Policy = Pick<
  PolicyTable,
  'id' | 'href' | 'title' | 'document_no' | 'issuer' | 'topic' | 'genre' | 'signed_on' | 'published_on' | 'sort_on'
> & { validity: string; explained: number }

export interface Policies {
  rows: Policy[]
  next: string | null
  /** All that fit, not only this page. */
  total: number
  /** Each value with how many there would be, the other facets staying as they are. */
  facets: Record<PolicyFacet, { value: string; count: number }[]>
}

/** What has run past its last day has expired. */
const validityOn = (on: Day) => sql<string>`case when policy.validity in ('in-force', 'amended') and policy.expires_on < ${on}::date
  then 'expired' else policy.validity end`
const EXPLAINED = sql`exists (select from portal_explained link where link.site_id = policy.site_id and link.id = policy.id)`

/** A page of the library, newest first, with the facets' counts. */
export async function listPolicies(db: Db, siteId: string, asked: PoliciesAsked, on: Day): Promise<Policies> {
  const page = await pageOfPolicies(db, siteId, asked, on, POLICIES_A_PAGE)
  const counted = await sql<{
    n: number
  }>`select count(*)::integer as n from portal_policy policy where ${fits(siteId, asked, on)}`.execute(db)
  const facets = {} as Policies['facets']
  for (const name of POLICY_FACETS) facets[name] = await countsOf(db, siteId, asked, on, name)
  return { ...page, total: counted.rows[0]?.n ?? 0, facets }
}

/** So many of them, and `next` for those after. */
export async function pageOfPolicies(
  db: Db,
  siteId: string,
  asked: PoliciesAsked,
  on: Day,
  size: number,
): Promise<Pick<Policies, 'rows' | 'next'>> {
  const [day, id] = asked.after?.split('~') ?? []
  const { rows } = await sql<Policy>`
    select id, href, title, document_no, issuer, topic, genre, signed_on, published_on, sort_on, ${validityOn(on)} as validity,
      (select count(*)::integer from portal_explained link where link.site_id = policy.site_id and link.id = policy.id) as explained
    from portal_policy policy where ${fits(siteId, asked, on)} ${day ? sql`and (sort_on, id) < (${day}::date, ${id})` : sql``}
    order by sort_on desc, id desc limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > page.length && last ? `${last.sort_on}~${last.id}` : null }
}

async function countsOf(db: Db, siteId: string, asked: PoliciesAsked, on: Day, name: PolicyFacet) {
  const { rows } = await sql<{ value: string | null; count: number }>`
    select value::text as value, count(*)::integer as count from portal_policy policy
    cross join lateral (select ${VALUES[name](on)} as value) one
    where ${fits(siteId, asked, on, name)} group by 1`.execute(db)
  return rows
    .flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]))
    .sort((a, b) => (name === 'nian' ? 0 : b.count - a.count) || (a.value < b.value ? 1 : -1))
}

/** The values of a policy for each facet. */
const VALUES: Record<PolicyFacet, (on: Day) => RawBuilder<unknown>> = {
  youxiaoxing: validityOn,
  jiguan: () => sql`policy.issuer`,
  zhuti: () => sql`policy.topic`,
  wenzhong: () => sql`policy.genre`,
  nian: () => sql`policy.year`,
  duixiang: () => sql`unnest(policy.audience)`,
  jiedu: () => sql`case when ${EXPLAINED} then 'you' else 'wu' end`,
}

/** The site's, and every facet but one. */
function fits(siteId: string, { facets }: PoliciesAsked, on: Day, without?: PolicyFacet): RawBuilder<unknown> {
  const conditions = [sql`policy.site_id = ${siteId}`]
  for (const name of POLICY_FACETS) if (name !== without) conditions.push(...condition(name, facets[name], on))
  return sql.join(conditions, sql` and `)
}

function condition(name: PolicyFacet, value: string | undefined, on: Day): RawBuilder<unknown>[] {
  if (name === 'youxiaoxing' && value === undefined) return [sql`${validityOn(on)} not in ('repealed', 'expired')`]
  if (value === undefined || value === ALL) return []
  if (name === 'duixiang') return [sql`${value} = any(policy.audience)`]
  return [sql`(${VALUES[name](on)})::text = ${value}`]
}
