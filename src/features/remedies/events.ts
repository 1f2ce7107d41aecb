import type { Day } from '../../../law/day.js'
import type { RemedyKind, RemedyStage } from '../../../law/remedy-results.js'
import type { Happened as HappenedIn } from '../../platform/ledger/ledger.js'

/** What is contested: a reply, that there was none, something published or not, or another act of disclosure. */
export type About = 'reply' | 'no-reply' | 'proactive' | 'other'

/** 普通程序 or 简易程序. */
export type Procedure = 'ordinary' | 'simple'

/** As what the organ stands there: the one that acted, or the reviewer that is sued with it (国办公开办函〔2016〕201号: then it is not counted). */
export type Role = 'original' | 'reviewer'

/** Who brought an appeal or asked for a retrial. */
export type Side = 'organ' | 'other'

/** What the decision asks of the organ: to act anew, or to report on a 复议意见书. */
export type OrderKind = 'perform' | 'opinion'

/** What is contested, by whom it was done, and where it stands in the register. */
interface Matter {
  kind: RemedyKind
  organId: string
  /** The contested request of the register, or null: older cases, publication. */
  requestId: string | null
  about: About
  /** What is contested, for the office; no persons. */
  matter: string
  role: Role
  /** A suit after 行政复议; `after` is that review where it stands in the register. */
  afterReview: boolean
  after: string | null
  practice: boolean
}

/** How a stage begins. */
export interface StageStart {
  /** The reviewer or the court. */
  body: string
  caseNo: string
  procedure: Procedure
  /** The day the copy of the application, the complaint or the appeal reached the organ. */
  notifiedOn: Day
  /** The day it was accepted or filed there; null while that is not known. */
  acceptedOn: Day | null
}

/**
 * What can happen to a remedy, as the ledger keeps it. Nothing here is personal data: who contests, and why, is kept encrypted in
 * `remedy_sealed`.
 */
export type RemedyEvent =
  | (StageStart & Matter & { type: 'RemedyOpened' })
  | { type: 'ReplyFiled'; on: Day; documentNo: string }
  | { type: 'EvidenceFiled'; on: Day; what: string }
  | { type: 'ProcedureChanged'; on: Day; to: Procedure }
  | { type: 'PeriodExtended'; on: Day; until: Day }
  | {
      type: 'RemedyDecided'
      on: Day
      servedOn: Day
      result: string
      documentNo: string
      orders: { kind: OrderKind; what: string; dueOn: Day | null }[]
    }
  | (StageStart & { type: 'AppealOpened'; by: Side; answerBy: Day | null })
  | (StageStart & { type: 'RetrialOpened'; by: Side; answerBy: Day | null })
  | { type: 'OrderCarriedOut'; order: number; on: Day; how: string; requestId: string | null }
  | { type: 'RemedyDeadlineMoved'; from: Day; to: Day; notice: string }
  | { type: 'RemedyVoided'; reasons: string }

export type Happened = HappenedIn<RemedyEvent>

export interface Decision {
  on: Day
  servedOn: Day
  result: string
  documentNo: string
}

export interface Stage extends StageStart {
  stage: RemedyStage
  /** Who brought it; null for the first. */
  by: Side | null
  /** The day that the court set for the answer; null where the law sets it, or nobody did. */
  answerBy: Day | null
  repliedOn: Day | null
  extendedUntil: Day | null
  decision: Decision | null
}

export interface Order {
  kind: OrderKind
  what: string
  dueOn: Day | null
  /** When the decision that gives it was served. */
  from: Day
  doneOn: Day | null
  /** The case in which it was answered anew, or null. */
  requestId: string | null
}

/** A remedy, folded from its events. */
export interface RemedyState extends Matter {
  status: 'none' | 'open' | 'decided' | 'voided'
  stages: Stage[]
  orders: Order[]
  /**
   * What table 4 counts: the last result that took effect, and when. A retrial in a later year does not change what was reported: a
   * case is counted once.
   */
  counted: { on: Day; result: string; stage: RemedyStage } | null
  version: number
}
