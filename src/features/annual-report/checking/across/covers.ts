import type { Context } from '../context.js'
import { regionsOf } from '../facts.js'
import { reportText } from '../text.js'

/** Whether the report of `whole` counts `part` in: a government and a unit whose name begins with its region. */
export function covers(whole: Context, part: Context): boolean {
  const { facts } = whole
  if (facts.kind !== 'government' || !facts.region || part.facts.verticallyLed || sameUnit(whole, part)) return false
  const regions = part.facts.name ? regionsOf(part.facts.name) : []
  if (regions.includes(facts.region)) return part.facts.kind !== 'government' || regions.at(-1) !== facts.region
  return mention(whole, part)
}

/** 平安区 without 海东市 before it: the two reports name each other. */
function mention(whole: Context, part: Context): boolean {
  const [upper, lower] = [whole.facts.region, part.facts.region]
  if (!upper || !lower || whole.facts.rank !== 'city' || part.facts.rank !== 'county') return false
  return reportText(whole.report).includes(lower) && reportText(part.report).includes(upper)
}

/** Whether two reports are of one unit: the same name, or governments of the same region. */
export function sameUnit(a: Context, b: Context): boolean {
  if (!a.facts.name || !b.facts.name) return false
  if (a.facts.kind === 'government' && b.facts.kind === 'government') {
    const [upper, lower] = [regionsOf(a.facts.name), regionsOf(b.facts.name)]
    return upper.length > 0 && upper.at(-1) === lower.at(-1)
  }
  return a.facts.name === b.facts.name
}
