import type { DocumentEvent, DocumentState, Happened, Work } from './events.js'

export const none: DocumentState = {
  life: 'none',
  organId: '',
  origin: 'own',
  recorded: null,
  work: null,
  versions: [],
  indexNo: null,
  late: false,
  validity: null,
  withdrawn: null,
  restoring: null,
  version: 0,
}

/** The document after all of `history`. */
export function fold(history: readonly Happened[]): DocumentState {
  return history.reduce(evolve, none)
}

/** The document after one more event. `state` is left as it is. */
export function evolve(state: DocumentState, happened: Happened): DocumentState {
  return { ...state, ...changes(state, happened), version: happened.version }
}

function changes(state: DocumentState, { event, at, by: name }: Happened): Partial<DocumentState> {
  switch (event.type) {
    case 'DocumentStarted':
      return { life: 'draft', organId: event.organId, origin: event.origin, work: blank(1, event.by) }
    case 'DocumentRecorded': {
      const { organId, origin, source, no, sha256, indexNo, on } = event
      const versions = [...state.versions, { no, sha256, on, at, forced: [] }]
      return { life: 'published', organId, origin, recorded: source, indexNo, work: null, versions }
    }
    case 'ChangeBegun':
      return { work: blank(event.no, event.by) }
    case 'WorkDropped':
      return { work: null, ...(state.life === 'draft' ? { life: 'discarded' as const } : {}) }
    case 'DocumentSubmitted': {
      const { no, sha256, authors, steps, answers } = event
      return { work: settled({ ...blank(no, event.by), stage: 'review', sha256, authors, steps, answers }) }
    }
    case 'StepApproved': {
      const { step, by, remark } = event
      return onWork(state, (work) => settled({ ...work, approved: [...work.approved, { step, by, name, at, remark }] }))
    }
    case 'DocumentReturned': {
      const { step, reasons } = event
      return onWork(state, (work) => ({ ...blank(work.no, ''), authors: work.authors, returned: { step, by: name, reasons, at } }))
    }
    case 'SecrecyCleared': {
      const { by, opinion, on } = event
      return onWork(state, (work) => settled({ ...work, cleared: { by, name: event.name, opinion, on } }))
    }
    case 'PublicationScheduled':
      return onWork(state, (work) => ({ ...work, stage: 'scheduled', at: event.at }))
    case 'ScheduleCancelled':
      return onWork(state, (work) => ({ ...work, stage: 'ready', at: null }))
    case 'DocumentPublished': {
      const { no, sha256, on, indexNo, forced } = event
      return {
        life: 'published',
        indexNo,
        late: state.late || event.late,
        work: null,
        versions: [...state.versions, { no, sha256, on, at, forced }],
      }
    }
    case 'DocumentWithdrawn':
      return {
        life: 'withdrawn',
        withdrawn: { kind: event.kind, reason: event.reason, at, by: name },
        restoring: null,
        ...onWork(state, (work) => (work.stage === 'scheduled' ? { ...work, stage: 'ready', at: null } : work)),
      }
    case 'RestorationAsked':
      return { restoring: { by: event.by, name, reason: event.reason, at } }
    case 'RestorationRefused':
      return { restoring: null }
    case 'DocumentRestored':
      return { life: 'published', withdrawn: null, restoring: null, ...restoredVersion(state, event, at) }
    case 'ValidityChanged':
      return { validity: { validity: event.validity, on: event.on, act: event.act } }
  }
}

/** What comes back is what stood there, or the version that passed all gates in the meantime. */
function restoredVersion(
  state: DocumentState,
  { no, sha256, on }: Extract<DocumentEvent, { type: 'DocumentRestored' }>,
  at: string,
): Partial<DocumentState> {
  if (state.versions.at(-1)?.no === no) return {}
  return { work: null, versions: [...state.versions, { no, sha256, on, at, forced: [] }] }
}

const blank = (no: number, by: string): Work => ({
  no,
  stage: 'writing',
  sha256: null,
  authors: by === '' ? [] : [by],
  steps: [],
  approved: [],
  cleared: null,
  returned: null,
  answers: [],
  at: null,
})

/** Ready once every step was taken and secrecy is cleared, in whatever order the two came. */
function settled(work: Work): Work {
  const done = work.approved.length >= work.steps.length && work.cleared !== null
  return { ...work, stage: done ? 'ready' : 'review' }
}

function onWork(state: DocumentState, change: (work: Work) => Work): Partial<DocumentState> {
  return { work: state.work && change(state.work) }
}
