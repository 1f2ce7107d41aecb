import type { Assigned, Consultation, ConsultationKind, Happened, Opinion, RequestEvent, RequestState } from './events.js'

export const none: RequestState = {
  kind: 'disclosure',
  organId: '',
  channel: 'online',
  applicantKind: 'naturalPerson',
  delivery: [],
  practice: false,
  status: 'none',
  submittedOn: null,
  receivedOn: null,
  receiptBasis: '',
  correction: null,
  consultations: [],
  reasons: null,
  delayedUntil: null,
  extension: null,
  fee: null,
  items: 1,
  handler: null,
  assigned: [],
  draft: null,
  decision: null,
  served: null,
  continuedIn: null,
  converted: false,
  archivedOn: null,
  version: 0,
}

/** The request after all of `history`. */
export function fold(history: readonly Happened[]): RequestState {
  return history.reduce(evolve, none)
}

/** The request after one more event. `state` is left as it is. */
export function evolve(state: RequestState, { event, version, at, by }: Happened): RequestState {
  return { ...state, ...changes(state, event, at, by), version }
}

function changes(state: RequestState, event: RequestEvent, at: string, by: string): Partial<RequestState> {
  switch (event.type) {
    case 'RequestSubmitted': {
      const { kind, organId, channel, applicantKind, delivery, practice, on } = event
      return { kind, organId, channel, applicantKind, delivery, practice, status: 'submitted', submittedOn: on }
    }
    case 'ReceiptConfirmed':
      return { status: 'open', receivedOn: event.on, receiptBasis: event.basis }
    case 'CorrectionAsked':
      return { correction: { askedOn: event.on, items: event.items, dueOn: event.dueOn, receivedOn: null } }
    case 'CorrectionReceived':
      return { correction: state.correction && { ...state.correction, receivedOn: event.on } }
    case 'ConsultationSent': {
      const { consultation: id, kind, with: whom, interest, on } = event
      const sent = { id, kind, with: whom, interest, sentOn: on, deliveredOn: null, endedOn: null, opinion: null }
      return { consultations: [...state.consultations, sent] }
    }
    case 'ConsultationDelivered':
      return { consultations: changeConsultation(state, event.consultation, () => ({ deliveredOn: event.on })) }
    case 'ConsultationAnswered':
      return { consultations: changeConsultation(state, event.consultation, () => ({ endedOn: event.on, opinion: event.opinion })) }
    case 'ConsultationClosed':
      return {
        consultations: changeConsultation(state, event.consultation, ({ kind }) => ({ endedOn: event.on, opinion: silenceOf(kind) })),
      }
    case 'ReasonsAsked':
      return { reasons: { askedOn: event.on, dueOn: event.dueOn, givenOn: null } }
    case 'ReasonsGiven':
      return { reasons: state.reasons && { ...state.reasons, givenOn: event.on } }
    case 'ReplyDelayed':
      return { delayedUntil: event.until }
    case 'ReplyExtended':
      return { extension: { on: event.on, days: event.days, consentedBy: event.consentedBy } }
    case 'FeeNotified':
      return { fee: { notifiedOn: event.on, method: event.method, count: event.count, yuan: event.yuan, paidOn: null } }
    case 'FeePaid':
      return { fee: state.fee && { ...state.fee, paidOn: event.on } }
    case 'RequestAssigned': {
      const { to, toName, joint, dueOn } = event
      return { assigned: [...state.assigned, { to, toName, joint, dueOn, urgedOn: null, reply: null }] }
    }
    case 'AssignmentUrged':
      return { assigned: changeAssigned(state, event.to, { urgedOn: event.on }) }
    case 'AssignmentReturned':
      return { assigned: state.assigned.filter((one) => one.to !== event.by) }
    case 'PartialReplied':
      return { assigned: changeAssigned(state, event.by, { reply: { at, text: event.text } }) }
    case 'ReplyDrafted':
      return { draft: { reply: event.reply, by: event.by, approved: [], returned: null } }
    case 'DraftApproved':
      return {
        draft: state.draft && { ...state.draft, approved: [...state.draft.approved, { step: event.step, by: event.by, name: by }] },
      }
    case 'DraftReturned':
      return { draft: state.draft && { ...state.draft, approved: [], returned: event.reasons } }
    case 'ReplyIssued': {
      const { outcome, bases } = event.reply
      return { status: 'decided', decision: { outcome, bases, on: event.on, documentNo: event.documentNo } }
    }
    case 'ReplyServed':
      return { served: { on: event.on, mode: event.mode } }
    case 'RequestWithdrawn':
      return { status: 'decided', decision: { outcome: 'otherMisc', bases: [], on: event.on, documentNo: null } }
    case 'RequestClosed':
      return { status: 'decided', decision: { outcome: event.outcome, bases: [], on: event.on, documentNo: event.documentNo } }
    case 'RequestSplit':
      return { items: event.items }
    case 'RequestMerged':
      return { status: 'merged', continuedIn: event.into }
    case 'RequestTransferred':
      return { status: 'transferred', continuedIn: event.to }
    case 'RequestConverted':
      return { converted: true }
    case 'RequestHandedOver':
      return { handler: event.to }
    case 'DeadlineMoved':
    case 'InformationDisclosedToAll':
    case 'DocumentMade':
      return {}
    case 'RequestArchived':
      return { status: 'archived', archivedOn: event.on }
  }
}

/** Art. 32, 34: a third party that says nothing has not consented; an organ that made it too has. */
function silenceOf(kind: ConsultationKind): Opinion {
  return kind === 'co-maker' ? 'consents' : 'no-answer'
}

function changeConsultation(state: RequestState, id: string, change: (one: Consultation) => Partial<Consultation>): Consultation[] {
  return state.consultations.map((one) => (one.id === id ? { ...one, ...change(one) } : one))
}

function changeAssigned(state: RequestState, to: string, change: Partial<Assigned>): Assigned[] {
  return state.assigned.map((one) => (one.to === to ? { ...one, ...change } : one))
}
