import type { Day } from '../../../law/day.js'
import { Refused } from '../../platform/errors/errors.js'

export type OrganKind = 'government' | 'office' | 'department' | 'township' | 'enterprise'
export type OrganRank = 'province' | 'city' | 'county' | 'township'

/** An organ (行政机关) as it is now. */
export interface Organ {
  id: string
  /** Its place in the tree: the ids from the top, joined by `/`. */
  path: string
  name: string
  shortName: string
  kind: OrganKind
  rank: OrganRank
  parentId: string | null
  /** 规章制定权, 立法法 art. 93. */
  mayMakeRules: boolean
  /** 垂直管理: answers to its line above, not to the government beside it. */
  verticallyLed: boolean
  /** The last day it stood; null while it stands. */
  endedOn: Day | null
  /** Into which organ it was merged. */
  mergedInto: string | null
}

/** A name and the days it was borne. `from` null: not known since when. `until` null: to this day. */
export interface OrganName {
  name: string
  shortName: string
  from: Day | null
  until: Day | null
}

/** Refuses with `organ-ended` what is asked of an organ that no longer stands. */
export function mustStand(organ: Organ): void {
  if (organ.endedOn) throw new Refused('organ-ended', null, { name: organ.name, on: organ.endedOn })
}

/**
 * 立法法 art. 93: below the provinces only the governments of cities with districts and of autonomous prefectures make 规章.
 * Refuses with `rules-not-for-kind`.
 */
export function mustBeCompetentForRules(organ: Pick<Organ, 'kind' | 'rank' | 'mayMakeRules'>): void {
  if (!organ.mayMakeRules) return
  if (organ.kind === 'government' && (organ.rank === 'city' || organ.rank === 'province')) return
  throw new Refused('rules-not-for-kind', '立法法第九十三条')
}

/** Refuses with `before-last-change` a day that lies before the name now borne began. */
export function mustFollow(names: readonly OrganName[], on: Day): void {
  const since = names.at(-1)?.from
  if (since && on <= since) throw new Refused('before-last-change', null, { since })
}

/** Refuses `merged-into-itself`, and `organ-has-others-below` while organs stand below it. */
export function mustBeMergeable(organ: Organ, into: Organ, below: readonly Organ[]): void {
  mustStand(organ)
  mustStand(into)
  if (organ.id === into.id) throw new Refused('merged-into-itself')
  const standing = below.filter((one) => one.id !== organ.id && !one.endedOn)
  if (standing.length > 0) throw new Refused('organ-has-others-below', null, { count: standing.length })
}

/** Refuses with `moved-below-itself` a new place inside the organ's own tree. */
export function mustBeMovable(organ: Organ, parent: Organ): void {
  mustStand(organ)
  mustStand(parent)
  if (parent.path === organ.path || parent.path.startsWith(`${organ.path}/`)) throw new Refused('moved-below-itself')
}
