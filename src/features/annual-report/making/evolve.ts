import type { Happened, ReportEvent, ReportState, UnitEntry } from './events.js'

export const none: ReportState = {
  organId: '',
  year: 0,
  layout: '2021',
  layoutParts: {},
  status: 'none',
  cells: {},
  chapters: {},
  answers: {},
  units: {},
  unitsDueOn: null,
  askedBy: null,
  handover: 'none',
  comments: [],
  lock: null,
  published: [],
  correcting: null,
  imported: null,
  version: 0,
  figuresVersion: 0,
}

/** The report after all of `history`. Folds on one copy: ten thousand contributions are one pass. */
export function fold(history: readonly Happened[]): ReportState {
  const state = structuredClone(none)
  for (const happened of history) apply(state, happened)
  return state
}

/** The report after one more event. `state` is left as it is. */
export function evolve(state: ReportState, happened: Happened): ReportState {
  const next = {
    ...state,
    cells: { ...state.cells },
    chapters: { ...state.chapters },
    answers: { ...state.answers },
    units: { ...state.units },
    published: [...state.published],
  }
  apply(next, happened)
  return next
}

function apply(state: ReportState, { event, version, by, at }: Happened): void {
  state.version = version
  switch (event.type) {
    case 'ReportOpened':
      Object.assign(state, { organId: event.organId, year: event.year, layout: event.layout, status: 'draft' })
      state.chapters = { ...event.chapters }
      return
    case 'CellsFilled':
      state.figuresVersion = version
      for (const { path, value, note } of event.cells) state.cells[path] = manualEntry(path, value, note)
      return
    case 'FiguresComputed':
      state.figuresVersion = version
      for (const figure of event.figures)
        state.cells[figure.path] = { value: figure.value, source: figure.source, note: '', rows: figure.rows }
      return
    case 'ChapterWritten':
      state.chapters[event.number] = event.text
      return
    case 'FindingAnswered':
      state.answers[event.fingerprint] = { answer: event.answer, reason: event.reason, by, at }
      return
    case 'ReportRequested':
      state.askedBy = { organId: event.organId, dueOn: event.dueOn }
      return
    case 'ReportSubmitted':
      state.handover = 'submitted'
      state.comments = []
      return
    case 'ReportAccepted':
      state.handover = 'accepted'
      return
    case 'ReportReturned':
      state.handover = 'returned'
      state.comments = event.comments.map((comment) => ({ ...comment, by, at }))
      return
    case 'ReportLocked':
      state.status = 'locked'
      state.lock = { hash: event.hash, signedOn: event.signedOn, by, at, withoutUnits: event.withoutUnits }
      return
    case 'ReportUnlocked':
      state.status = state.published.length > 0 ? 'correcting' : 'draft'
      state.lock = null
      return
    case 'ReportPublished':
      state.status = 'published'
      state.correcting = null
      state.published.push({ number: event.number, hash: event.hash, on: event.on })
      return
    case 'CorrectionOpened':
      state.status = 'correcting'
      state.correcting = event.reason
      state.lock = null
      // What is corrected has to be handed over again.
      state.handover = 'none'
      return
    case 'ReportImported':
      return applyImport(state, event)
    default:
      applyCollection(state, event)
  }
}

function manualEntry(path: string, value: number | null, note: string) {
  const rows = value === null ? [] : [{ id: `manual:${path}`, label: note === '' ? '经办人填报' : note, amount: value, href: null }]
  return { value, source: 'manual', note, rows }
}

function applyImport(state: ReportState, event: Extract<ReportEvent, { type: 'ReportImported' }>): void {
  const { report } = event
  Object.assign(state, { organId: event.organId, year: event.year, layout: report.layout, status: 'published' })
  state.layoutParts = report.layoutParts
  state.imported = { source: event.source, sha256: event.sha256, report }
  for (const [path, value] of Object.entries(report.cells)) {
    const line = report.places[path]?.line
    const label = line === undefined ? '来源文档' : `来源文档第 ${line} 行`
    state.cells[path] = {
      value,
      source: 'import',
      note: report.written[path] ?? '',
      rows: value === null ? [] : [{ id: `import:${path}`, label, amount: value, href: null }],
    }
  }
  for (const chapter of report.chapters) {
    if (chapter.number === null) continue
    const text = chapter.sentences.map((sentence) => sentence.text).join('\n')
    const before = state.chapters[chapter.number]
    state.chapters[chapter.number] = before === undefined ? text : `${before}\n${text}`
  }
  state.published.push({ number: 1, hash: event.hash, on: event.publishedOn })
}

type CollectionEvent = Extract<ReportEvent, { type: 'UnitsAssigned' | 'UnitsReminded' | 'ContributionAccepted' | 'ContributionReturned' }>

function applyCollection(state: ReportState, event: CollectionEvent): void {
  const change = (unitId: string, part: Partial<UnitEntry>) => {
    state.units[unitId] = { ...(state.units[unitId] ?? newUnit), ...part }
  }
  switch (event.type) {
    case 'UnitsAssigned':
      state.unitsDueOn = event.dueOn
      for (const unitId of event.units) change(unitId, { state: 'filling', excludedFor: null })
      for (const { organId, reason } of event.excluded) change(organId, { state: 'excluded', excludedFor: reason, contribution: null })
      return
    case 'UnitsReminded':
      for (const unitId of event.units) change(unitId, { remindedOn: [...(state.units[unitId]?.remindedOn ?? []), event.on] })
      return
    case 'ContributionAccepted':
      change(event.unitId, { state: 'accepted', contribution: event.cells, unitVersion: event.unitVersion })
      return
    case 'ContributionReturned':
      change(event.unitId, { state: 'returned', contribution: null })
  }
}

const newUnit: UnitEntry = { state: 'filling', excludedFor: null, remindedOn: [], contribution: null, unitVersion: 0 }
