import type { Day } from '../../../law/day.js'
import type { Happened as HappenedIn } from '../../platform/ledger/ledger.js'

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
  /** Art. 37: what can be separated from what, or why nothing can. */
  severance: string
  /** Art. 15, 32: why the public interest outweighs a third party's objection; empty where none was raised. */
  publicInterest: string
}

/** 依申请公开, or 更正与本人有关的记录 (art. 41), which table 3 does not count. */
export type RequestKind = 'disclosure' | 'record-correction'

/**
 * What can happen to a request: the past tense of its verb, as the ledger keeps it. Nothing here is personal data:
 * who asks, and what in their own words, is kept encrypted in `request_person`, by the request's id.
 */
export type RequestEvent =
  | {
      type: 'RequestSubmitted'
      kind: RequestKind
      organId: string
      channel: Channel
      /** The day it was handed in, signed for or came into the organ's machine. */
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
      /** The organ's name; 第三方甲 for others, whose names are kept encrypted. */
      with: string
      interest: string
      on: Day
    }
  | { type: 'ConsultationDelivered'; consultation: string; on: Day }
  | { type: 'ConsultationAnswered'; consultation: string; opinion: Exclude<Opinion, 'no-answer'>; reasons: string; on: Day }
  | { type: 'ConsultationClosed'; consultation: string; on: Day }
  | { type: 'ReasonsAsked'; on: Day; dueOn: Day; facts: string }
  | { type: 'ReasonsGiven'; on: Day; wordsHash: string }
  | { type: 'ReplyDelayed'; on: Day; until: Day; reasons: string; consentedBy: string }
  | { type: 'ReplyExtended'; on: Day; days: number; reasons: string; consentedBy: string }
  | { type: 'FeeNotified'; on: Day; method: 'items' | 'pages'; count: number; yuan: number }
  | { type: 'FeePaid'; on: Day; yuan: number }
  | { type: 'RequestAssigned'; to: string; toName: string; joint: boolean; dueOn: Day | null }
  | { type: 'AssignmentUrged'; to: string; on: Day }
  | { type: 'AssignmentReturned'; by: string; reasons: string }
  | { type: 'PartialReplied'; by: string; text: string }
  | { type: 'ReplyDrafted'; reply: Reply; by: string }
  | { type: 'DraftApproved'; step: ReviewStep; by: string }
  | { type: 'DraftReturned'; step: ReviewStep; reasons: string; by: string }
  | { type: 'ReplyIssued'; on: Day; documentNo: string; reply: Reply }
  | { type: 'ReplyServed'; on: Day; mode: ServiceMode; evidence: string }
  | { type: 'RequestWithdrawn'; on: Day }
  | { type: 'RequestClosed'; on: Day; outcome: 'otherCorrectionLapsed' | 'otherFeeUnpaid'; documentNo: string }
  | { type: 'RequestSplit'; items: number; reasons: string }
  | { type: 'RequestMerged'; on: Day; into: string; reasons: string }
  | { type: 'RequestTransferred'; on: Day; toOrgan: string; to: string; agreement: string }
  | { type: 'RequestConverted'; on: Day; to: 'petition' | 'letter'; reference: string }
  | { type: 'RequestHandedOver'; from: string; to: string; toName: string }
  | { type: 'DeadlineMoved'; from: Day; to: Day; notice: string }
  /** `documentId`: of the draft that was begun with it here. */
  | { type: 'InformationDisclosedToAll'; on: Day; document: string; documentId?: string }
  | { type: 'RequestArchived'; on: Day; file: string }
  | {
      type: 'DocumentMade'
      document: string
      /** Its number in the list of templates. */
      kind: number
      /** Without anybody's name: a third party is 第三方甲. */
      title: string
      documentNo: string | null
      on: Day
      audience: 'applicant' | 'third-party' | 'office'
      /** Hashes of the template and of the Word file, which is kept encrypted. */
      template: string
      sha256: string
    }

export type Happened = HappenedIn<RequestEvent>

export interface Consultation {
  id: string
  kind: ConsultationKind
  with: string
  interest: string
  sentOn: Day
  /** When the letter arrived; null while that is not known, then the day of sending counts. */
  deliveredOn: Day | null
  endedOn: Day | null
  opinion: Opinion | null
}

export interface Draft {
  reply: Reply
  /** Who wrote it: their id. */
  by: string
  approved: { step: ReviewStep; by: string; name: string }[]
  /** Why it came back; null while it is on its way. */
  returned: string | null
}

export interface Assigned {
  /** The organ that helps, by id. */
  to: string
  toName: string
  joint: boolean
  dueOn: Day | null
  urgedOn: Day | null
  reply: { at: string; text: string } | null
}

/** A request, folded from its events. What follows from time (late, waiting for whom) is computed, never kept. */
export interface RequestState {
  kind: RequestKind
  organId: string
  channel: Channel
  applicantKind: ApplicantKind
  delivery: Delivery[]
  practice: boolean
  status: 'none' | 'submitted' | 'open' | 'decided' | 'archived' | 'merged' | 'transferred'
  submittedOn: Day | null
  /** 收到申请之日; null until it is known. */
  receivedOn: Day | null
  receiptBasis: string
  correction: { askedOn: Day; items: string[]; dueOn: Day; receivedOn: Day | null } | null
  consultations: Consultation[]
  reasons: { askedOn: Day; dueOn: Day; givenOn: Day | null } | null
  delayedUntil: Day | null
  extension: { on: Day; days: number; consentedBy: string } | null
  fee: { notifiedOn: Day; method: 'items' | 'pages'; count: number; yuan: number; paidOn: Day | null } | null
  /** As how many it counts for the fee (国办函〔2020〕109号 art. 4); 1 unless it was split. */
  items: number
  /** Who has it on the desk: the user's id, or null. */
  handler: string | null
  assigned: Assigned[]
  draft: Draft | null
  decision: { outcome: string; bases: string[]; on: Day; documentNo: string | null } | null
  served: { on: Day; mode: ServiceMode } | null
  /** The case that it went on in: merged into, transferred to. */
  continuedIn: string | null
  converted: boolean
  archivedOn: Day | null
  version: number
}
