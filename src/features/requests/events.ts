import type { Day } from '../../../law/day.js'

/** How it reached the organ; each way has its own rule for the day of receipt (条例 art. 31, 国办公开办函〔2015〕207号). */
export type Channel = 'in-person' | 'post-signed' | 'post-ordinary' | 'post-misaddressed' | 'fax' | 'online' | 'email' | 'oral' | 'other'

/** The kinds of applicant that table 3 counts. */
export type ApplicantKind = 'naturalPerson' | 'business' | 'research' | 'publicWelfare' | 'legalService' | 'otherOrg'

/** How the applicant wants to get it. */
export type Delivery = 'email' | 'post' | 'pick-up' | 'inspection' | 'fax'

/** 国办公开办函〔2016〕235号: delivered in person, by another organ, or by the postal enterprise; electronic where the applicant chose it. */
export type ServiceMode = 'direct' | 'entrusted' | 'post' | 'electronic'

/** Steps of the review chain, in order: nobody takes one on a text of his own. */
export type ReviewStep = 'business' | 'legal' | 'secrecy' | 'head'
export const REVIEW_STEPS: readonly ReviewStep[] = ['business', 'legal', 'secrecy', 'head']

/** Whom the organ asks before it answers; each kind has its own meaning of silence. */
export type ConsultationKind = 'third-party' | 'co-maker' | 'other-organ'

export type Opinion = 'consents' | 'objects' | 'no-answer'

/** Where and how the organ looked, for "not held" (条例 art. 36(4)): courts ask for it. */
export interface SearchRecord {
  systems: string
  keywords: string
  period: string
  by: string
}

/** The reply as drafted and as issued. */
export interface Reply {
  /** Its row of table 3. */
  outcome: string
  /** The articles it rests on, as law/outcomes.ts writes them. */
  bases: string[]
  /** Facts and reasons, in the office's words. */
  reasons: string
  /** What is provided or where it stands; for a partial reply what is withheld, too. */
  provided: string
  withheld: string
  search: SearchRecord | null
  /** Of another organ that is responsible (art. 36(5)), or the earlier decision (art. 36(6)), or the proper way (art. 39). */
  pointer: string
}

/**
 * What can happen to a request: the past tense of its verb, as the ledger keeps it. Nothing here is personal data:
 * who asks, and what in their own words, is kept encrypted in `request_person`, by the request's id.
 */
export type RequestEvent =
  | {
      type: 'RequestSubmitted'
      organId: string
      channel: Channel
      on: Day
      applicantKind: ApplicantKind
      delivery: Delivery[]
      /** Practice cases (演练) are counted nowhere. */
      practice: boolean
      /** Hash of the sealed words, so that the receipt proves them. */
      wordsHash: string
    }
  | { type: 'ReceiptConfirmed'; on: Day; basis: string }
  | { type: 'CorrectionAsked'; on: Day; items: string[]; dueOn: Day; late: string }
  | { type: 'CorrectionReceived'; on: Day; wordsHash: string }
  | {
      type: 'ConsultationSent'
      consultation: string
      kind: ConsultationKind
      with: string
      interest: string
      on: Day
      lapsesOn: Day | null
    }
  | { type: 'ConsultationAnswered'; consultation: string; opinion: Exclude<Opinion, 'no-answer'>; reasons: string; on: Day }
  | { type: 'ConsultationClosed'; consultation: string; on: Day }
  | { type: 'ReasonsAsked'; on: Day; dueOn: Day; facts: string }
  | { type: 'ReasonsGiven'; on: Day; wordsHash: string }
  | { type: 'ReplyDelayed'; on: Day; until: Day; reasons: string; consentedBy: string }
  | { type: 'ReplyExtended'; on: Day; days: number; reasons: string; consentedBy: string }
  | { type: 'FeeNotified'; on: Day; method: 'items' | 'pages'; count: number; yuan: number; dueOn: Day }
  | { type: 'FeePaid'; on: Day; yuan: number }
  | { type: 'RequestAssigned'; to: string; toName: string; joint: boolean; dueOn: Day | null }
  | { type: 'AssignmentReturned'; by: string; reasons: string }
  | { type: 'PartialReplied'; by: string; text: string }
  | { type: 'ReplyDrafted'; reply: Reply; by: string }
  | { type: 'DraftApproved'; step: ReviewStep; by: string }
  | { type: 'DraftReturned'; step: ReviewStep; reasons: string; by: string }
  | { type: 'ReplyIssued'; on: Day; documentNo: string; reply: Reply }
  | { type: 'ReplyServed'; on: Day; mode: ServiceMode; evidence: string }
  | { type: 'RequestWithdrawn'; on: Day }
  | { type: 'RequestClosed'; on: Day; outcome: 'otherCorrectionLapsed' | 'otherFeeUnpaid'; documentNo: string }
  | { type: 'InformationDisclosedToAll'; on: Day; document: string }
  | { type: 'RequestArchived'; on: Day; file: string }

export interface Happened {
  event: RequestEvent
  /** Its place in the stream, from 1. */
  version: number
  by: string
  /** Instant, ISO 8601. */
  at: string
}

export interface Consultation {
  id: string
  kind: ConsultationKind
  with: string
  interest: string
  sentOn: Day
  /** When silence ends it; null where no law says so. */
  lapsesOn: Day | null
  endedOn: Day | null
  opinion: Opinion | null
}

/** A request, folded from its events. What follows from time (late, waiting for whom) is computed, never kept. */
export interface RequestState {
  organId: string
  channel: Channel
  applicantKind: ApplicantKind
  delivery: Delivery[]
  practice: boolean
  status: 'none' | 'submitted' | 'open' | 'decided' | 'archived'
  submittedOn: Day | null
  /** 收到申请之日; null until it is known. */
  receivedOn: Day | null
  receiptBasis: string
  correction: { askedOn: Day; items: string[]; dueOn: Day; receivedOn: Day | null } | null
  consultations: Consultation[]
  reasons: { askedOn: Day; dueOn: Day; givenOn: Day | null } | null
  delayedUntil: Day | null
  extension: { on: Day; days: number; consentedBy: string } | null
  fee: { notifiedOn: Day; method: 'items' | 'pages'; yuan: number; dueOn: Day; paidOn: Day | null } | null
  assigned: { to: string; toName: string; joint: boolean; dueOn: Day | null; repliedAt: string | null }[]
  draft: { reply: Reply; by: string; approved: { step: ReviewStep; by: string }[]; returned: string | null } | null
  decision: { outcome: string; bases: string[]; on: Day; documentNo: string | null } | null
  served: { on: Day; mode: ServiceMode } | null
  version: number
}
