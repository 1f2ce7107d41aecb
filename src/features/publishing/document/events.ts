import type { Validity } from '../../../../api/publishing-content.js'
import type { Day } from '../../../../law/day.js'
import type { Happened as HappenedIn } from '../../../platform/ledger/ledger.js'

/** 三审三校: 初审 文字, 复审 事实和依据, 终审 政策. Nobody takes one on a text of his own, nor two on one text. */
export type ReviewStep = 'first' | 'second' | 'final'
export const REVIEW_STEPS: readonly ReviewStep[] = ['first', 'second', 'final']

/** Where a document comes from: written here, taken over from another site, from an answer to a request (条例 art. 44), or an old site. */
export type Origin = 'own' | 'repost' | 'request' | 'import'

/** What a check asked to be explained, and the explanation; `byHead` where it would have blocked. */
export interface Answer {
  finding: string
  reason: string
  byHead: boolean
}

/** Why something is taken down. */
export type WithdrawalKind = 'personal-data' | 'secret' | 'wrong' | 'outdated' | 'court' | 'other'

/**
 * What can happen to a document: the past tense of its verb, as the ledger keeps it. Its text is not in here but in `publish_content`,
 * by number and fingerprint, so that what had to be taken down does not stand in the ledger for ever.
 */
export type DocumentEvent =
  /** `from`: the case whose answer it makes public (条例 art. 44). */
  | { type: 'DocumentStarted'; organId: string; origin: Origin; by: string; from?: string }
  /** Found as published before, with its source; no gate was passed here and none is said to have been. */
  | {
      type: 'DocumentRecorded'
      organId: string
      origin: Origin
      source: string
      no: number
      sha256: string
      indexNo: string | null
      on: Day | null
    }
  | { type: 'ChangeBegun'; no: number; by: string }
  | { type: 'WorkDropped'; no: number; by: string }
  | { type: 'DocumentSubmitted'; no: number; sha256: string; authors: string[]; steps: ReviewStep[]; answers: Answer[]; by: string }
  | { type: 'StepApproved'; no: number; step: ReviewStep; by: string; remark: string }
  | { type: 'DocumentReturned'; no: number; step: ReviewStep | 'secrecy' | 'author'; by: string; reasons: string }
  /** 保密法 art. 35, 条例 art. 17: the named signer of the secrecy review. */
  | { type: 'SecrecyCleared'; no: number; by: string; name: string; opinion: string; on: Day }
  | { type: 'PublicationScheduled'; no: number; at: string; by: string }
  | { type: 'ScheduleCancelled'; no: number; by: string; reasons: string }
  | {
      type: 'DocumentPublished'
      no: number
      sha256: string
      on: Day
      indexNo: string
      /** Gates that the head passed over; empty for everything that went the whole way. */
      forced: string[]
      reason: string
      /** Later than art. 26 allows. */
      late: boolean
    }
  | { type: 'DocumentWithdrawn'; kind: WithdrawalKind; reason: string; by: string }
  | { type: 'RestorationAsked'; reason: string; by: string }
  | { type: 'RestorationRefused'; reasons: string; by: string }
  | { type: 'DocumentRestored'; no: number; sha256: string; on: Day; by: string }
  | { type: 'ValidityChanged'; validity: Ended; on: Day; act: Act; by: string }

/** 已修改, 废止 or 失效, and what says so: a document here, or the title of one elsewhere. */
export type Ended = Extract<Validity, 'amended' | 'repealed' | 'expired' | 'in-force'>
export interface Act {
  documentId: string | null
  title: string
}

/** Where a version on its way to the public stands. */
export type Stage = 'writing' | 'review' | 'ready' | 'scheduled'

/** A version on its way: the first, or a change of what is public. */
export interface Work {
  no: number
  stage: Stage
  sha256: string | null
  /** Everybody who wrote in it, and who submitted it. */
  authors: string[]
  steps: ReviewStep[]
  approved: { step: ReviewStep; by: string; name: string; at: string; remark: string }[]
  cleared: { by: string; name: string; opinion: string; on: Day } | null
  returned: { step: ReviewStep | 'secrecy' | 'author'; by: string; reasons: string; at: string } | null
  answers: Answer[]
  /** When it goes out by itself. */
  at: string | null
}

export interface Version {
  no: number
  sha256: string
  on: Day | null
  at: string
  forced: string[]
}

export interface DocumentState {
  life: 'none' | 'draft' | 'published' | 'withdrawn' | 'discarded'
  organId: string
  origin: Origin
  /** Taken as it was found, without our gates; its source. */
  recorded: string | null
  work: Work | null
  /** Every version that was public, oldest first; the last one is the one shown. */
  versions: Version[]
  indexNo: string | null
  /** First published later than art. 26 allows. */
  late: boolean
  validity: { validity: Ended; on: Day; act: Act } | null
  withdrawn: { kind: WithdrawalKind; reason: string; at: string; by: string } | null
  restoring: { by: string; name: string; reason: string; at: string } | null
  version: number
}

/** An event, and when and by whom. */
export type Happened = HappenedIn<DocumentEvent>
