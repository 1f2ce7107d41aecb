import { datesCheck } from './dates.js'
import { filesCheck, picturesCheck } from './files.js'
import { type Checking, type Finding, findingOf } from './finding.js'
import { infographicCheck } from './infographic.js'
import { metadataCheck } from './metadata.js'
import { personalCheck } from './personal.js'
import { likenessCheck, relationsCheck } from './relations.js'
import { markingCheck, wordsCheck } from './wording.js'

/** Every check, in the order that findings are shown. */
export const CHECKS = [
  personalCheck,
  markingCheck,
  wordsCheck,
  metadataCheck,
  datesCheck,
  relationsCheck,
  likenessCheck,
  picturesCheck,
  infographicCheck,
  filesCheck,
] as const

const ORDER = { block: 0, reason: 1, hint: 2 }

/** What all checks find, what blocks first. */
export function checkAll(on: Checking): Finding[] {
  return CHECKS.flatMap((check) => check.find(on).map((found) => findingOf(check, found))).sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity],
  )
}
