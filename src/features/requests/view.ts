import { can } from '../../../api/permissions.js'
import type { RequestSummary, RequestView } from '../../../api/request-view.js'
import { layoutOfYear } from '../../../law/annual-report/cells.js'
import type { Calendar } from '../../../law/calendar/calendar.js'
import { type Day, yearOf } from '../../../law/day.js'
import { OUTCOMES } from '../../../law/outcomes.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { namesOfUsers } from '../accounts/index.js'
import { currentCalendar } from '../calendar/index.js'
import { type Organ, organById } from '../organs/index.js'
import { actionsFor } from './actions.js'
import { cellOfOutcome } from './cells.js'
import { feeDueOf, lapseOf, light } from './clock.js'
import type { RequestState } from './events.js'
import { fold } from './evolve.js'
import { itemsBefore } from './feeStore.js'
import { formerDues } from './formerDues.js'
import type { Ctx } from './handle.js'
import { missing, type RequestId } from './id.js'
import { glance } from './lights.js'
import { maskName, maskPerson } from './masked.js'
import { RECORD_OUTCOMES } from './reply.js'
import { nextStep } from './review.js'
import { openParts, personOf, wordsOf } from './sealed.js'
import { type CaseRow, findRow, type Recorded, readHistory } from './store.js'
import { labelOf, sentenceOf } from './timeline.js'
import { replyDocument } from './verbs.js'

const EXCERPT = 60

/** A case as the viewer may see it now. Throws Fault `not-found`. */
export async function requestView(ctx: Pick<Ctx, 'platform'>, id: RequestId, viewer: Viewer, organ: Organ): Promise<RequestView> {
  const { db } = ctx.platform.database
  const row = await findRow(db, id)
  if (!row) throw missing()
  const history = await readHistory(db, id)
  const state = fold(history)
  const calendar = await currentCalendar(db)
  const today = todayOf(ctx.platform.clock)
  const parts = await openParts(ctx, db, id)
  const [person, words] = [personOf(parts), wordsOf(parts)]
  const names = await namesOfUsers(
    db,
    [state.handler, state.draft?.by].filter((each) => typeof each === 'string'),
  )
  const reading = light(state, calendar, today)
  const units = await unitsOf(db, state, viewer)
  const { derivation, phase: _, ...clock } = reading
  return {
    ...summaryOf(row, { organName: organ.name, calendar, today, person, words: words?.description ?? null, names }),
    light: reading.light,
    clock: reading.words,
    dueOn: reading.due,
    version: state.version,
    today,
    delivery: state.delivery,
    receiptBasis: state.receiptBasis,
    clockDetail: { ...clock, steps: derivation?.steps ?? [] },
    formerDues: formerDues(history, calendar, today),
    maskedPerson: person && maskPerson(person),
    words,
    correction: state.correction,
    consultations: state.consultations.map((one) => ({ ...one, lapsesOn: lapseOf(one, calendar) })),
    reasons: state.reasons,
    delayedUntil: state.delayedUntil,
    extension: state.extension,
    fee: state.fee && { ...state.fee, dueOn: feeDueOf(state.fee, calendar) },
    earlierThisMonth: await itemsBefore(ctx, db, id, state),
    items: state.items,
    assigned: state.assigned.map((one) => ({ ...one, late: one.reply === null && one.dueOn !== null && one.dueOn < today })),
    draft: state.draft && { ...state.draft, by: names.get(state.draft.by) ?? state.draft.by, nextStep: nextStep(state.draft) },
    decision: state.decision && { ...state.decision, label: labelOf(state.decision.outcome) },
    served: state.served && { ...state.served, onTime: reading.due === null || state.served.on <= reading.due },
    continuedIn: state.continuedIn,
    timeline: history.map(timelineEntry),
    actions: actionsFor(state, { userId: viewer.userId, grants: viewer.grants, organPath: organ.path, units, now: { today, calendar } }),
    outcomes: outcomesFor(state, today),
  }
}

/** What a line of a list needs beside the row. */
export interface Beside {
  organName: string
  calendar: Calendar
  today: Day
  person: { name: string; idKind: string } | null
  words: string | null
  names: ReadonlyMap<string, string>
}

/** A row as a line of a list, its applicant masked. */
export function summaryOf(row: CaseRow, { organName, calendar, today, person, words, names }: Beside): RequestSummary {
  const seen = glance(row, calendar, today)
  return {
    id: row.id,
    number: row.number,
    organId: row.organ_id,
    organName,
    kind: row.kind,
    practice: row.practice,
    status: row.status,
    channel: row.channel,
    applicantKind: row.applicant_kind,
    applicant: person ? maskName(person.name, person.idKind === 'uscc') : '（已按期清除）',
    excerpt: words === null ? '' : [...words].slice(0, EXCERPT).join(''),
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    light: seen.light,
    clock: seen.words,
    dueOn: seen.due,
    outcome: row.outcome,
    outcomeLabel: row.outcome && labelOf(row.outcome),
    decidedOn: row.decided_on,
    documentNo: row.document_no,
    handler: row.handler,
    handlerName: row.handler && (names.get(row.handler) ?? row.handler),
  }
}

/** The units that were asked to help on the case and that the viewer works for. */
export async function unitsOf(db: Db, state: Pick<RequestState, 'assigned'>, viewer: Viewer): Promise<string[]> {
  const found: string[] = []
  for (const { to, reply } of state.assigned) {
    const unit = await organById(db, to)
    if (reply === null && unit && can(viewer.grants, 'request.handle', unit.path)) found.push(to)
  }
  return found
}

function timelineEntry({ event, version, by, at, entry }: Recorded): RequestView['timeline'][number] {
  const document = event.type === 'InformationDisclosedToAll' && event.documentId ? { document: event.documentId } : {}
  const { article, seq, hash } = entry
  return { version, at, by, type: event.type, sentence: sentenceOf(event), article, seq, hash, ...document }
}

/** What a draft may end in, with the cell each counts in this year. */
function outcomesFor(state: RequestState, today: Day): RequestView['outcomes'] {
  if (state.kind === 'record-correction') {
    return Object.entries(RECORD_OUTCOMES).map(([key, { label, bases }]) => ({
      key,
      label,
      group: null,
      bases: bases.map((article) => ({ article, reviewFirst: false })),
      countedIn: null,
      document: replyDocument(key, bases),
    }))
  }
  return OUTCOMES.filter(({ key }) => key !== 'otherCorrectionLapsed' && key !== 'otherFeeUnpaid').map(({ key, label, group, bases }) => ({
    key,
    label,
    group,
    bases,
    countedIn: state.practice ? null : cellOfOutcome(key, state.applicantKind, layoutOfYear(yearOf(today))),
    document: replyDocument(key, []),
  }))
}
