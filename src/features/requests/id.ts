import { Fault } from '../../platform/errors/errors.js'

/** `ledu-2021-0001`. The organ stands in it, so that a case is always found by its organ first. */
export type RequestId = string

/** '' for requests, Y for practice cases (演练), G for corrections of records (更正): each is numbered without gaps of its own. */
export type Series = '' | 'Y' | 'G'

const SHAPE = /^([a-z0-9][a-z0-9-]*)-(\d{4})-([YG]?)(\d{4,9})$/

export const streamOf = (id: RequestId): string => `request:${id}`

export function makeId(organId: string, year: number, series: Series, n: number): RequestId {
  return `${organId}-${numberOf(year, series, n)}`
}

/** As people read it: 2021-0001. */
export function numberOf(year: number, series: Series, n: number): string {
  return `${year}-${series}${String(n).padStart(4, '0')}`
}

/** The organ and the number in an id. Throws Fault `not-found` for what is none. */
export function parseId(id: string): { organId: string; number: string } {
  const match = SHAPE.exec(id)
  if (!match?.[1]) throw missing()
  return { organId: match[1], number: `${match[2]}-${match[3]}${match[4]}` }
}

export const missing = (): Fault => new Fault('not-found', '没有这件申请，请核对编号。')
