import type { Happened, RequestEvent, RequestState } from './events.js'

export const none: RequestState = {
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
  assigned: [],
  draft: null,
  decision: null,
  served: null,
  version: 0,
}

/** The request after all of `history`. */
export function fold(history: readonly Happened[]): RequestState {
  return history.reduce(evolve, none)
}

/** The request after one more event. `state` is left as it is. */
export function evolve(state: RequestState, { event, version, at }: Happened): RequestState {
  return { ...state, ...changes(state, event, at), version }
}

function changes(state: RequestState, event: RequestEvent, at: string): Partial<RequestState> {
  switch (event.type) {
    case 'RequestSubmitted': {
      const { organId, channel, applicantKind, delivery, practice, on } = event
      return { organId, channel, applicantKind, delivery, practice, status: 'submitted', submittedOn: on }
    }
    case 'ReceiptConfirmed':
      return { status: 'open', receivedOn: event.on, receiptBasis: event.basis }
    case 'CorrectionAsked':
      return { correction: { askedOn: event.on, items: event.items, dueOn: event.dueOn, receivedOn: null } }
    case 'CorrectionReceived':
      return { correction: state.correction && { ...state.correction, receivedOn: event.on } }
    case 'ConsultationSent': {
      const { consultation: id, kind, with: whom, interest, on, lapsesOn } = event
      return {
        consultations: [...state.consultations, { id, kind, with: whom, interest, sentOn: on, lapsesOn, endedOn: null, opinion: null }],
      }
    }
    case 'ConsultationAnswered':
      return { consultations: endConsultation(state, event.consultation, event.on, event.opinion) }
    case 'ConsultationClosed':
      return { consultations: endConsultation(state, event.consultation, event.on, 'no-answer') }
    case 'ReasonsAsked':
      return { reasons: { askedOn: event.on, dueOn: event.dueOn, givenOn: null } }
    case 'ReasonsGiven':
      return { reasons: state.reasons && { ...state.reasons, givenOn: event.on } }
    case 'ReplyDelayed':
      return { delayedUntil: event.until }
    case 'ReplyExtended':
      return { extension: { on: event.on, days: event.days, consentedBy: event.consentedBy } }
    case 'FeeNotified':
      return { fee: { notifiedOn: event.on, method: event.method, yuan: event.yuan, dueOn: event.dueOn, paidOn: null } }
    case 'FeePaid':
      return { fee: state.fee && { ...state.fee, paidOn: event.on } }
    case 'RequestAssigned': {
      const { to, toName, joint, dueOn } = event
      const others = joint ? state.assigned.filter((one) => one.to !== to) : state.assigned.filter((one) => one.joint)
      return { assigned: [...others, { to, toName, joint, dueOn, repliedAt: null }] }
    }
    case 'AssignmentReturned':
      return { assigned: state.assigned.filter((one) => one.to !== event.by) }
    case 'PartialReplied':
      return { assigned: state.assigned.map((one) => (one.to === event.by ? { ...one, repliedAt: at } : one)) }
    case 'ReplyDrafted':
      return { draft: { reply: event.reply, by: event.by, approved: [], returned: null } }
    case 'DraftApproved':
      return { draft: state.draft && { ...state.draft, approved: [...state.draft.approved, { step: event.step, by: event.by }] } }
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
    case 'InformationDisclosedToAll':
      return {}
    case 'RequestArchived':
      return { status: 'archived' }
  }
}

function endConsultation(
  state: RequestState,
  id: string,
  on: RequestState['submittedOn'],
  opinion: RequestState['consultations'][number]['opinion'],
) {
  return state.consultations.map((one) => (one.id === id ? { ...one, endedOn: on, opinion } : one))
}
