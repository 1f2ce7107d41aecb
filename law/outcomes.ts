import { type Table3Row, table3Rows } from './annual-report/cells.js'

/** A ground that a decision may rest on. */
export interface Basis {
  article: string
  /** Must the applicant ask for 行政复议 before going to court? Follows from the article, never from the report's category. */
  reviewFirst: boolean
}

/** One of the 21 outcomes; every request that is finished has exactly one. `key` is its row of table 3. */
export interface Outcome {
  key: string
  label: string
  group: string | null
  bases: Basis[]
}

/** 行政复议法 art. 23(1)(4) with 法释〔2025〕8号 art. 1: denials under articles 14, 15 and 16 go to 行政复议 first. */
const denied = (article: string): Basis => ({ article, reviewFirst: true })
const other = (article: string): Basis => ({ article, reviewFirst: false })

const BASES: Record<string, Basis[]> = {
  granted: [other('条例第三十六条第一项'), other('条例第三十六条第二项')],
  // The part that is withheld goes the way of its own ground.
  partiallyGranted: [other('条例第三十七条'), denied('条例第十四条'), denied('条例第十五条'), denied('条例第十六条')],
  deniedStateSecret: [denied('条例第十四条')],
  deniedProhibitedByLaw: [denied('条例第十四条')],
  deniedSecurityStability: [denied('条例第十四条')],
  deniedThirdParty: [denied('条例第十五条'), other('条例第三十二条')],
  deniedInternalAffairs: [denied('条例第十六条第一款')],
  deniedDeliberative: [denied('条例第十六条第二款')],
  deniedEnforcementFile: [denied('条例第十六条第二款')],
  deniedSpecialInquiry: [other('条例第三十六条第七项')],
  unavailableNotHeld: [other('条例第三十六条第四项'), other('条例第三十六条第五项')],
  unavailableNeedsCreation: [other('条例第三十八条')],
  unavailableStillUnclear: [other('条例第三十条')],
  notProcessedPetition: [other('条例第三十九条第一款')],
  notProcessedDuplicate: [other('条例第三十六条第六项')],
  notProcessedPublication: [other('条例第三十九条第二款')],
  notProcessedExcessive: [other('条例第三十五条')],
  // A category of the report; the Regulation has no article of its own for it.
  notProcessedReconfirm: [],
  otherCorrectionLapsed: [other('条例第三十条')],
  otherFeeUnpaid: [other('国办函〔2020〕109号第六条')],
  otherMisc: [],
}

/** The 21 outcomes in the order of the form (国办公开办函〔2021〕30号). */
export const OUTCOMES: readonly Outcome[] = table3Rows('2021')
  .filter((row) => row.leaf)
  .map(outcomeOf)

/** The outcome of a table-3 row, or null when the row is none. */
export function outcome(key: string): Outcome | null {
  return OUTCOMES.find((each) => each.key === key) ?? null
}

/** Whether any of the outcome's grounds sends the applicant to 行政复议 first. */
export function reviewFirst(of: Outcome): boolean {
  return of.bases.some((basis) => basis.reviewFirst)
}

function outcomeOf(row: Table3Row): Outcome {
  return { key: row.key, label: row.label, group: row.group, bases: BASES[row.key] ?? [] }
}
