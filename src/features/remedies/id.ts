import type { RemedyKind } from '../../../law/remedy-results.js'
import { Fault } from '../../platform/errors/errors.js'

/** `ledu-2021-F0001`. The organ stands in it. */
export type RemedyId = string

/** F for 行政复议, S for 行政诉讼, behind a Y for practice (演练): each is numbered without gaps of its own. */
export type Series = 'F' | 'S' | 'YF' | 'YS'

const SHAPE = /^([a-z0-9][a-z0-9-]*)-(\d{4}-Y?[FS]\d{4,9})$/

export const streamOf = (id: RemedyId): string => `remedy:${id}`

export function seriesOf(kind: RemedyKind, practice: boolean): Series {
  return `${practice ? 'Y' : ''}${kind === 'reconsideration' ? 'F' : 'S'}`
}

export function makeId(organId: string, year: number, series: Series, n: number): RemedyId {
  return `${organId}-${year}-${series}${String(n).padStart(4, '0')}`
}

/** The organ and the number in an id. Throws Fault `not-found` for what is none. */
export function parseId(id: string): { organId: string; number: string } {
  const match = SHAPE.exec(id)
  if (!match?.[1] || !match[2]) throw missing()
  return { organId: match[1], number: match[2] }
}

export const missing = (): Fault => new Fault('not-found', '没有这件复议、诉讼案件，请核对编号。')
