import type { z } from 'zod'
import { listRemedies } from '../../api/remedies.js'
import { readQuery } from '../parts/search.js'

const query = listRemedies.query as NonNullable<typeof listRemedies.query>

/** What of the list stands in its address; what is not there is as the contract has it. */
export type ListSearch = Omit<z.input<typeof query>, 'after' | 'practice'>

/** What the form of a new remedy begins with: the contested request, or the review that a suit follows. */
export interface RegisterSearch {
  request?: string
  after?: string
  /** Nobody answered. */
  silent?: 'yes'
}

/** Reads the filters out of an address. */
export const readListSearch = (search: Record<string, unknown>): ListSearch => readQuery(query, search)

export function readRegisterSearch({ request, after, silent }: Record<string, unknown>): RegisterSearch {
  const found: RegisterSearch = silent === 'yes' ? { silent } : {}
  return { ...found, ...(typeof request === 'string' ? { request } : {}), ...(typeof after === 'string' ? { after } : {}) }
}
