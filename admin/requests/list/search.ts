import type { z } from 'zod'
import { listRequests } from '../../../api/requests.js'
import { readQuery } from '../../parts/search.js'

const query = listRequests.query as NonNullable<typeof listRequests.query>
type Query = z.input<typeof query>

/** What of a list stands in its address; what is not there is as the contract has it. */
export type ListSearch = Omit<Query, 'after' | 'practice'>

/** Reads the filters out of an address. */
export const readListSearch = (search: Record<string, unknown>): ListSearch => readQuery(query, search)

/** The filters that are set, without those that only say the usual. */
export function withoutDefaults(search: ListSearch): ListSearch {
  const { scope, mine, ...rest } = search
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''))
  return { ...kept, ...(scope && scope !== 'running' ? { scope } : {}), ...(mine === 'yes' ? { mine } : {}) }
}
