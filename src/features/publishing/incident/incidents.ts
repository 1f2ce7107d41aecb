import type { Incident } from '../../../../api/publishing-incidents.js'
import type { Tx } from '../../../platform/db/database.js'
import type { DocumentId } from '../id.js'
import { type Recorded, readHistory } from '../store/documents.js'
import { clearingsOf } from './clearing.js'

/** Every withdrawal of a document, newest first. */
export async function incidentsOf(tx: Tx, siteId: string, id: DocumentId): Promise<Incident[]> {
  const history = await readHistory(tx, siteId, id)
  const proved = await clearingsOf(tx, siteId, id)
  return history.flatMap((recorded) => incidentAt(recorded, history, proved.get(recorded.version))).reverse()
}

function incidentAt(
  { event, version, at, by }: Recorded,
  history: readonly Recorded[],
  proof: { clearings: Incident['clearings']; provedAt: string } | undefined,
): Incident[] {
  if (event.type !== 'DocumentWithdrawn') return []
  const shown = history.findLast((one) => one.version < version && SHOWING.includes(one.event.type))
  const back = history.find((one) => one.version > version && one.event.type === 'DocumentRestored')
  return [
    {
      n: version,
      kind: event.kind,
      reason: event.reason,
      by,
      at,
      publicSince: shown && shown.event.type !== 'DocumentRecorded' ? shown.at : null,
      clearings: proof?.clearings ?? [],
      provedAt: proof?.provedAt ?? null,
      restoredAt: back?.at ?? null,
    },
  ]
}

const SHOWING: readonly string[] = ['DocumentPublished', 'DocumentRecorded', 'DocumentRestored']
