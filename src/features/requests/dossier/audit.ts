import { createHash } from 'node:crypto'
import type { RequestAudit } from '../../../../api/request-case.js'
import type { Calendar } from '../../../../law/calendar/calendar.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import { canonicalJson, entryHash, readStream } from '../../../platform/ledger/ledger.js'
import { namesOfUsers } from '../../accounts/index.js'
import { currentCalendar } from '../../calendar/index.js'
import type { Organ } from '../../organs/index.js'
import { ATTACHMENT_NAMES, attachmentsOf } from '../attachments.js'
import { dueOf, light } from '../clock.js'
import { documentsFor } from '../documents/index.js'
import { evolve, fold, none } from '../evolve.js'
import type { Ctx } from '../handle.js'
import { missing, type RequestId } from '../id.js'
import { glance } from '../lights.js'
import { maskName } from '../masked.js'
import { openParts, personOf } from '../sealed.js'
import { findRow, type Recorded, readHistory } from '../store.js'
import { sentenceOf } from '../timeline.js'
import { changesBetween } from './described.js'

/** A case for the auditor: nothing personal, everything with its hash. Throws Fault `not-found`. */
export async function auditOf(ctx: Pick<Ctx, 'platform'>, id: RequestId, organ: Organ): Promise<RequestAudit> {
  const { db } = ctx.platform.database
  const row = await findRow(db, id)
  if (!row) throw missing()
  const history = await readHistory(db, id)
  const calendar = await currentCalendar(db)
  const today = todayOf(ctx.platform.clock)
  const reading = light(fold(history), calendar, today)
  // While the clock stands no list shows a day, for it is not settled yet.
  const recomputed = reading.light === 'blue' ? null : reading.due
  const shown = glance(row, calendar, today).due
  const person = personOf(await openParts(ctx, db, id))
  return {
    id,
    number: row.number,
    organName: organ.name,
    practice: row.practice,
    applicant: person && maskName(person.name, person.idKind === 'uscc'),
    deadline: { shown, recomputed, same: shown === recomputed, words: reading.words },
    calendar: {
      hash: calendarHash(calendar),
      from: calendar.from,
      to: calendar.to,
      notices: calendar.notices.map(({ number, title }) => ({ number, title })),
    },
    entries: entriesOf(history, calendar, await handlersOf(db, history)),
    documents: (await documentsFor(ctx, id, 'office')).map(({ title, documentNo, on, sha256 }) => ({ title, documentNo, on, sha256 })),
    files: (await attachmentsOf(db, id)).map(({ what, type, size, keptAt }) => ({ title: ATTACHMENT_NAMES[what], type, size, keptAt })),
    readings: (await readStream(db, `request-person:${id}`)).map(({ at, actorName, data }) => ({
      at: at.toISOString(),
      by: actorName,
      purpose: typeof data.purpose === 'string' ? data.purpose : '打开申请人提交的材料',
    })),
  }
}

/** The version of the calendar: it changes with every notice and every day of one. */
export function calendarHash(calendar: Calendar): string {
  return createHash('sha256').update(canonicalJson(calendar.notices)).digest('hex')
}

/** The names of everybody who had the case on the desk, by their ids. */
function handlersOf(db: Db, history: readonly Recorded[]): Promise<Map<string, string>> {
  return namesOfUsers(
    db,
    history.flatMap(({ event }) => (event.type === 'RequestHandedOver' ? [event.from, event.to].filter((one) => one !== '') : [])),
  )
}

function entriesOf(history: readonly Recorded[], calendar: Calendar, names: ReadonlyMap<string, string>): RequestAudit['entries'] {
  let state = none
  return history.map((one) => {
    const { event, version, at, by, entry } = one
    const before = state
    state = evolve(state, one)
    // Both by the day of the step itself, so that only what the step did is told.
    const on = todayOf({ now: () => Date.parse(at) })
    const due = { before: dueOf(before, calendar, on)?.due ?? null, after: dueOf(state, calendar, on)?.due ?? null }
    return {
      version,
      at,
      by,
      actor: entry.actor,
      sentence: sentenceOf(event),
      article: entry.article,
      chain: entry.chain,
      seq: entry.seq,
      previousHash: entry.previousHash,
      hash: entry.hash,
      intact: entryHash(entry) === entry.hash,
      changes: changesBetween(before, state, { due, names }),
    }
  })
}
