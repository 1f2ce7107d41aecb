import type { PartyInput, RemedySummary, RemedyView } from '../../../api/remedy-view.js'
import { ORDER_KINDS, REMEDY_GROUPS, REMEDY_KINDS, REMEDY_STAGES } from '../../../api/remedy-words.js'
import { TABLE4_RESULTS, table4Path } from '../../../law/annual-report/cells.js'
import { day, yearOf } from '../../../law/day.js'
import { groupOf, remedyResult, resultsOf } from '../../../law/remedy-results.js'
import { today as todayOf } from '../../platform/clock.js'
import type { Db } from '../../platform/db/database.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { currentCalendar } from '../calendar/index.js'
import type { Organ } from '../organs/index.js'
import { maskName, type Now } from '../requests/index.js'
import { actionsFor } from './actions.js'
import { decisionDue, duties } from './duties.js'
import type { Stage } from './events.js'
import { fold } from './evolve.js'
import { cellOf } from './figures.js'
import type { Ctx } from './handle.js'
import { missing, parseId, type RemedyId } from './id.js'
import { glance } from './lights.js'
import { notesOn } from './notes.js'
import { openParty } from './sealed.js'
import { findRow, type Recorded, type RemedyRow, readHistory } from './store.js'
import { resultLabel, sentenceOf } from './timeline.js'

/** A remedy as the viewer may see it now. Throws Fault `not-found`. */
export async function remedyView(ctx: Pick<Ctx, 'platform'>, id: RemedyId, viewer: Viewer, organ: Organ): Promise<RemedyView> {
  const { db } = ctx.platform.database
  const row = await findRow(db, id)
  if (!row) throw missing()
  const history = await readHistory(db, id)
  const state = fold(history)
  const now: Now = { calendar: await currentCalendar(db), today: todayOf(ctx.platform.clock) }
  const party = await openParty(ctx, db, id)
  return {
    ...summaryOf(row, organ.name, now),
    version: state.version,
    after: state.after === null ? null : { id: state.after, number: parseId(state.after).number },
    followedBy: await followersOf(db, id),
    stages: state.stages.map((stage) => stageView(stage, now)),
    duties: duties(state, now.calendar).map(({ label, from, due, provisional, article }) => ({ label, from, due, provisional, article })),
    orders: state.orders.map(({ kind, what, dueOn, doneOn, requestId }) => ({
      kind,
      label: ORDER_KINDS[kind],
      what,
      dueOn,
      doneOn,
      requestId,
    })),
    maskedParty: party && maskParty(party),
    notes: await notesOn(db, id, state, now),
    countedIn: countedIn(row, now),
    timeline: timelineOf(history),
    actions: actionsFor(state, { grants: viewer.grants, organPath: organ.path, now }),
  }
}

/** A row as a line of a list. */
export function summaryOf(row: RemedyRow, organName: string, now: Now): RemedySummary {
  const seen = glance(row, now)
  const settled = row.result !== null && row.result_stage !== null
  return {
    id: row.id,
    number: row.number,
    organId: row.organ_id,
    organName,
    kind: row.kind,
    kindLabel: REMEDY_KINDS[row.kind],
    stage: row.stage,
    stageLabel: REMEDY_STAGES[row.stage],
    status: row.status,
    practice: row.practice,
    requestId: row.request_id,
    requestNumber: row.request_number,
    about: row.about,
    matter: row.matter,
    body: row.body,
    caseNo: row.timed.stages.at(-1)?.caseNo ?? row.case_no,
    role: row.role,
    afterReview: row.after_review,
    notifiedOn: row.notified_on,
    light: seen.light,
    clock: seen.words,
    dueOn: seen.duty?.due ?? null,
    result: row.result,
    resultLabel: settled && row.result_stage && row.result ? resultLabel(row.result_stage, row.result) : null,
    cell: row.status === 'voided' ? null : cellOf(row, now.today),
    settledOn: row.settled_on,
  }
}

function stageView(stage: Stage, { calendar }: Now): RemedyView['stages'][number] {
  const { decision } = stage
  return {
    stage: stage.stage,
    label: REMEDY_STAGES[stage.stage],
    body: stage.body,
    caseNo: stage.caseNo,
    procedure: stage.procedure,
    notifiedOn: stage.notifiedOn,
    acceptedOn: stage.acceptedOn,
    by: stage.by,
    repliedOn: stage.repliedOn,
    decisionDue: decisionDue(stage, calendar),
    decision: decision && {
      ...decision,
      label: resultLabel(stage.stage, decision.result),
      article: remedyResult(stage.stage, decision.result)?.article ?? '',
    },
    results: resultsOf(stage.stage).map(({ key, label, article, cell }) => ({ key, label, article, cell })),
  }
}

function timelineOf(history: readonly Recorded[]): RemedyView['timeline'] {
  return history.map(({ event, version, by, at, entry }, index) => {
    const stages = fold(history.slice(0, index + 1)).stages
    // What sends a case back says it of the stage that it ends, not of the one that it begins.
    const stage = (event.type === 'RemedyDecided' ? stages.findLast((each) => each.decision !== null) : stages.at(-1))?.stage ?? 'first'
    const sentence = sentenceOf(event, stage)
    return { version, at, by, type: event.type, sentence, article: entry.article, seq: entry.seq, hash: entry.hash }
  })
}

/** The cell of table 4 of the year that it ended in, or of this year while it is pending. */
function countedIn(row: RemedyRow, { today }: Now): RemedyView['countedIn'] {
  if (row.practice || row.status === 'voided' || row.role === 'reviewer') return null
  const group = groupOf(row.kind, row.after_review)
  const year = yearOf(row.settled_on ?? today)
  const cell = cellOf(row, day(`${year}-12-31`))
  const label = TABLE4_RESULTS.find((result) => result.key === cell)?.label ?? ''
  return { path: table4Path(group, cell), label: `${year}年 四、${REMEDY_GROUPS[group]}·${label}` }
}

async function followersOf(db: Db, id: RemedyId): Promise<RemedyView['followedBy']> {
  return db
    .selectFrom('remedy_case')
    .select(['id', 'number'])
    .where('after_id', '=', id)
    .where('status', '<>', 'voided')
    .orderBy('id')
    .execute()
}

function maskParty({ name, agent, claims }: PartyInput): NonNullable<RemedyView['maskedParty']> {
  return { name: maskName(name, false), agent: maskName(agent, false), claims }
}
