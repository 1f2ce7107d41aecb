import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../law/day.js'
import type { Db } from '../../../platform/db/database.js'
import { pageKey } from '../../../platform/db/pageKey.js'
import { ALL, POLICY_FACETS, type PoliciesAsked, type PolicyFacet } from './asked.js'
import type { PolicyTable } from './keep.js'

export const POLICIES_A_PAGE = 20
/** Of more than these the newest are counted, and the page says so: what a count costs must not grow with the years. */
export const COUNTED = 500

export type Policy = Pick<
  PolicyTable,
  'id' | 'href' | 'title' | 'document_no' | 'issuer' | 'topic' | 'genre' | 'signed_on' | 'published_on' | 'sort_on' | 'explained'
> & { validity: string }

/** A value of a facet with how many there would be, the other facets staying as they are. */
export interface FacetValue {
  value: string
  count: number
  /** There are more than `count`. */
  more: boolean
}

export interface Policies {
  rows: Policy[]
  next: string | null
  /** All that fit, not only this page. */
  total: number
  /** There are more than `total`. */
  more: boolean
  facets: Record<PolicyFacet, FacetValue[]>
}

/** A page of the library, newest first, with the facets' counts. */
export async function listPolicies(db: Db, siteId: string, asked: PoliciesAsked, on: Day): Promise<Policies> {
  // A facet is counted as if it were not chosen; 有效性 always narrows.
  const chosen = POLICY_FACETS.filter((name) => asked.facets[name] !== undefined || name === 'youxiaoxing')
  const [page, held, fitting, ...apart] = await Promise.all([
    pageOfPolicies(db, siteId, asked, on, POLICIES_A_PAGE),
    heldValues(db, siteId),
    countsOf(db, siteId, asked, on),
    ...chosen.map((name) => countsOf(db, siteId, asked, on, name)),
  ])
  const countsFor = (name: PolicyFacet) => apart[chosen.indexOf(name)] ?? fitting
  const facets = Object.fromEntries(POLICY_FACETS.map((name) => [name, valuesOf(name, countsFor(name), held.get(name) ?? [])]))
  return {
    ...page,
    total: Math.min(fitting.total, COUNTED),
    more: fitting.total > COUNTED,
    facets: facets as Policies['facets'],
  }
}

/** So many of them, and `next` for those after. */
export async function pageOfPolicies(
  db: Db,
  siteId: string,
  asked: PoliciesAsked,
  on: Day,
  size: number,
): Promise<Pick<Policies, 'rows' | 'next'>> {
  const key = pageKey(asked.after ?? undefined)
  const { rows } = await sql<Policy>`
    select id, href, title, document_no, issuer, topic, genre, signed_on, published_on, sort_on, explained, ${validityOn(on)} as validity
    from portal_policy policy where ${fits(siteId, asked, on)} ${key ? sql`and (sort_on, id) < (${key.on}::date, ${key.id})` : sql``}
    order by sort_on desc, id desc limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > page.length && last ? `${last.sort_on}~${last.id}` : null }
}

interface Counts {
  /** COUNTED and one more when there are more. */
  total: number
  counts: Map<PolicyFacet, Map<string, number>>
}

/** Counts the newest that fit, one facet left aside, by all facets at once. */
async function countsOf(db: Db, siteId: string, asked: PoliciesAsked, on: Day, without?: PolicyFacet): Promise<Counts> {
  const facets = sql.join(
    POLICY_FACETS.map((name) => sql`select ${name}::text, (${VALUES[name]})::text, count(*)::integer from newest policy group by 2`),
    sql` union all `,
  )
  const { rows } = await sql<{ facet: PolicyFacet | 'total'; value: string | null; n: number }>`
    with newest as materialized (
      select ${validityOn(on)} as validity, issuer, topic, genre, year, audience, explained from portal_policy policy
      where ${fits(siteId, asked, on, without)} order by sort_on desc, id desc limit ${COUNTED + 1})
    select 'total' as facet, null as value, count(*)::integer as n from newest union all ${facets}`.execute(db)
  const counts = new Map<PolicyFacet, Map<string, number>>(POLICY_FACETS.map((name) => [name, new Map()]))
  let total = 0
  for (const { facet, value, n } of rows) {
    if (facet === 'total') total = n
    else if (value !== null) counts.get(facet)?.set(value, n)
  }
  return { total, counts }
}

/** Every value of the library by facet, the most frequent first. */
async function heldValues(db: Db, siteId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('portal_policy_value')
    .select(['facet', 'value'])
    .where('site_id', '=', siteId)
    .where('policies', '>', 0)
    .orderBy('policies', 'desc')
    .orderBy('value')
    .execute()
  const held = new Map<string, string[]>()
  for (const { facet, value } of rows) held.set(facet, [...(held.get(facet) ?? []), value])
  return held
}

/** What may be chosen: all that fits with its count; where not everything was counted, every value there is. */
function valuesOf(name: PolicyFacet, { total, counts }: Counts, held: readonly string[]): FacetValue[] {
  const more = total > COUNTED
  const counted = counts.get(name) ?? new Map<string, number>()
  const values = more ? [...new Set([...held, ...counted.keys()])] : [...counted.keys()]
  const found = values.map((value) => ({ value, count: counted.get(value) ?? 0, more }))
  if (name === 'nian') return found.sort((a, b) => (a.value < b.value ? 1 : -1))
  return more ? found : found.sort((a, b) => b.count - a.count || (a.value < b.value ? 1 : -1))
}

/** The values of a policy for each facet. */
const VALUES: Record<PolicyFacet, RawBuilder<unknown>> = {
  youxiaoxing: sql`policy.validity`,
  jiguan: sql`policy.issuer`,
  zhuti: sql`policy.topic`,
  wenzhong: sql`policy.genre`,
  nian: sql`policy.year`,
  duixiang: sql`unnest(policy.audience)`,
  jiedu: sql`case when policy.explained > 0 then 'you' else 'wu' end`,
}

/** The site's, and every facet but one. One facet alone is read in its own order by day; several meet in the index of marks. */
function fits(siteId: string, { facets }: PoliciesAsked, on: Day, without?: PolicyFacet): RawBuilder<unknown> {
  const chosen = POLICY_FACETS.filter((name) => name !== without).map((name): [PolicyFacet, string | undefined] => [name, facets[name]])
  const marks = chosen.flatMap(([name, value]) => (value === undefined || value === ALL ? [] : markOf(name, value)))
  const isMarked = marks.length > 1 || facets.duixiang !== undefined
  const conditions = chosen.flatMap(([name, value]) => condition(name, value, on, isMarked))
  if (isMarked && marks.length > 0) conditions.push(sql`policy.marks @> ${marks}::text[]`)
  return sql.join([sql`policy.site_id = ${siteId}`, ...conditions], sql` and `)
}

/** What a policy of this value carries in `marks`; none where that depends on the day, or is kept elsewhere. */
function markOf(name: PolicyFacet, value: string): string[] {
  if (name === 'jiedu' || (name === 'youxiaoxing' && value === 'expired')) return []
  return [name === 'duixiang' ? value : `${name}:${value}`]
}

function condition(name: PolicyFacet, value: string | undefined, on: Day, isMarked: boolean): RawBuilder<unknown>[] {
  if (name === 'youxiaoxing' && value === undefined) return [sql`policy.validity not in ('repealed', 'expired')`, sql`not ${isOver(on)}`]
  if (value === undefined || value === ALL) return []
  if (name === 'youxiaoxing' && value === 'expired') return [sql`(policy.validity = 'expired' or ${isOver(on)})`]
  if (name === 'jiedu') return [value === 'you' ? sql`policy.explained > 0` : value === 'wu' ? sql`policy.explained = 0` : sql`false`]
  const same =
    isMarked || name === 'duixiang' ? [] : [name === 'nian' ? sql`policy.year = ${Number(value)}` : sql`${VALUES[name]} = ${value}`]
  return name === 'youxiaoxing' ? [...same, sql`not ${isOver(on)}`] : same
}

/** What has run past its last day has expired. */
const isOver = (on: Day) => sql`(policy.validity in ('in-force', 'amended') and coalesce(policy.expires_on < ${on}::date, false))`
const validityOn = (on: Day) => sql<string>`case when ${isOver(on)} then 'expired' else policy.validity end`
