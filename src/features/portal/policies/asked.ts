/** What the library can be narrowed by, in the order of the page; the name is the one in addresses. */
export const POLICY_FACETS = ['youxiaoxing', 'jiguan', 'zhuti', 'wenzhong', 'nian', 'duixiang', 'jiedu'] as const
export type PolicyFacet = (typeof POLICY_FACETS)[number]

export const POLICIES_PATH = '/zfxxgk/zhengce'
export const POLICY_QUERY = [...POLICY_FACETS, 'hou']
/** 有效性 when all are wanted; without it those that hold, and those of which nothing is known. */
export const ALL = 'quanbu'

export interface PoliciesAsked {
  facets: Partial<Record<PolicyFacet, string>>
  /** `next` of the page before. */
  after: string | null
}

/** What an address asks for; nonsense in it counts as left out. */
export function policiesAsked(query: Record<string, string>): PoliciesAsked {
  const facets: PoliciesAsked['facets'] = {}
  for (const name of POLICY_FACETS) if (query[name]) facets[name] = query[name].slice(0, 100)
  if (facets.nian !== undefined && !/^\d{4}$/.test(facets.nian)) delete facets.nian
  const after = /^\d{4}-\d{2}-\d{2}~[a-z0-9-]{1,40}$/.test(query.hou ?? '') ? (query.hou as string) : null
  return { facets, after }
}

/** The address of the same list, changed; null takes a facet away. */
export function policiesAddress({ facets }: PoliciesAsked, change: { facet?: [PolicyFacet, string | null]; after?: string } = {}): string {
  const query = new URLSearchParams()
  const [changed, value] = change.facet ?? []
  for (const name of POLICY_FACETS) {
    const kept = name === changed ? value : facets[name]
    if (kept) query.set(name, kept)
  }
  if (change.after) query.set('hou', change.after)
  return query.size === 0 ? POLICIES_PATH : `${POLICIES_PATH}?${query.toString()}`
}
