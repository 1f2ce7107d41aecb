import type { ReportView } from '../../../../api/annual-report.js'
import type { Day } from '../../../../law/day.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import type { Situation } from '../making/actions.js'
import type { ReportState } from '../making/events.js'
import { idOf } from '../making/id.js'
import type { Around } from '../making/surroundings.js'
import { listRows } from '../store/rows.js'
import type { ReportRow } from '../store/tables.js'
import { tasksOf } from './tasks.js'

interface CollectionView {
  view: ReportView['collection']
  assignable: ReportView['assignable']
  situation: Pick<Situation, 'handedOver' | 'waiting' | 'canHaveUnits'>
}

/** How the collection from subordinate units stands: each unit, what is missing, what has to be cleared up. */
export async function collectionOf(db: Db, state: ReportState, around: Around, today: Day): Promise<CollectionView> {
  const unitIds = Object.keys(state.units)
  const rows = await unitRows(db, unitIds, state.year)
  const nameOf = (unitId: string) => around.unitNames.get(unitId) ?? unitId
  const below = around.organs.filter((organ) => organ.parentId === around.organ.id)
  const handedOver = new Set(
    [...rows.values()].filter((row) => row.handover === 'submitted' || row.handover === 'accepted').map((row) => row.organ_id),
  )
  const waiting = unitIds.filter((id) => rows.get(id)?.handover === 'submitted' && state.units[id]?.state !== 'excluded')
  const reports = new Map([...rows].map(([id, row]) => [id, { figuresVersion: row.figures_version, errors: row.errors }]))
  return {
    situation: { handedOver, waiting, canHaveUnits: below.length > 0 },
    assignable: below
      .filter((organ) => !state.units[organ.id])
      .map((organ) => ({ organId: organ.id, organName: organ.name, verticallyLed: organ.verticallyLed })),
    view:
      unitIds.length === 0
        ? null
        : {
            units: unitIds.map((unitId) => unitView(state, unitId, rows.get(unitId), around, today)),
            missing: unitIds.filter((id) => state.units[id]?.state !== 'excluded' && !state.units[id]?.contribution).map(nameOf),
            tasks: tasksOf(state, nameOf, reports),
          },
  }
}

/** The reports of these units for the year, by unit. */
export async function unitRows(db: Db | Tx, unitIds: readonly string[], year: number): Promise<Map<string, ReportRow>> {
  const rows = await listRows(db, unitIds, year)
  return new Map(rows.map((row) => [row.organ_id, row]))
}

type UnitView = NonNullable<ReportView['collection']>['units'][number]

function unitView(state: ReportState, unitId: string, row: ReportRow | undefined, around: Around, today: Day): UnitView {
  const entry = state.units[unitId]
  const current =
    entry?.state === 'excluded' || entry?.state === 'accepted'
      ? entry.state
      : row?.handover === 'submitted'
        ? 'submitted'
        : (entry?.state ?? 'filling')
  const owes = current === 'filling' || current === 'returned'
  return {
    organId: unitId,
    organName: around.unitNames.get(unitId) ?? unitId,
    reportId: idOf({ organId: unitId, year: state.year }),
    state: current,
    excludedFor: entry?.excludedFor ?? null,
    verticallyLed: around.organs.find((organ) => organ.id === unitId)?.verticallyLed ?? false,
    dueOn: current === 'excluded' ? null : state.unitsDueOn,
    late: owes && state.unitsDueOn !== null && today > state.unitsDueOn,
    remindedOn: entry?.remindedOn ?? [],
    newReceived: entry?.contribution ? (entry.contribution.filled['table3.newReceived.total'] ?? 0) : null,
  }
}
