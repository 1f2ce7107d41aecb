import type { Actor } from '../../../platform/actor.js'
import type { Clock } from '../../../platform/clock.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { readRecorded, record } from '../../../platform/ledger/ledger.js'
import type { Happened, ReportEvent } from '../making/events.js'
import { type ReportId, streamOf } from '../making/id.js'
import { ofReport } from './tables.js'

/** Everything that happened to a report, oldest first; empty when there is none. */
export function readHistory(db: Db | Tx, id: ReportId): Promise<Happened[]> {
  return readRecorded<ReportEvent>(db, streamOf(id))
}

/** The same, with the report held until the transaction ends. A report that is new has no row to hold: the ledger's version decides. */
export async function lockHistory(tx: Tx, id: ReportId): Promise<Happened[]> {
  await ofReport(tx.selectFrom('annual_report').select('version'), id).forUpdate().execute()
  return readHistory(tx, id)
}

/** Records what happened as the next entry of the report; a version that somebody else took is a Fault `conflict`. */
export function appendEvent(
  tx: Tx,
  id: ReportId,
  version: number,
  event: ReportEvent,
  actor: Actor,
  article: string | null,
  clock: Clock,
): Promise<Happened> {
  return record(tx, { chain: id.organId, stream: streamOf(id), version, article }, event, actor, clock)
}
