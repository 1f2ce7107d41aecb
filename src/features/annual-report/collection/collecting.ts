import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { Comment, ReportEvent, ReportState, SparseCells } from '../making/events.js'
import { mustBeOpen } from '../making/report.js'

type Event<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>

export interface Assignable {
  organId: string
  /** Art. 3 ¶4: led by their own line, which reports for them. */
  verticallyLed: boolean
}

/**
 * Asks units for their reports; together with the excluded ones they are the coverage of this report.
 * Refused: unit-already-assigned for a unit that is being waited for, vertically-led for one that belongs among the excluded.
 */
export function assignUnits(
  state: ReportState,
  units: readonly Assignable[],
  excluded: readonly { organId: string; reason: string }[],
  dueOn: Day,
): Event<'UnitsAssigned'> {
  mustBeOpen(state)
  for (const { organId, verticallyLed } of units) {
    if (verticallyLed) throw new Refused('vertically-led', '条例 art. 3', { organId })
    const before = state.units[organId]
    if (before && before.state !== 'excluded') throw new Refused('unit-already-assigned', null, { organId })
  }
  for (const { reason } of excluded) if (reason.trim() === '') throw new Refused('reason-needed')
  return { type: 'UnitsAssigned', units: units.map((unit) => unit.organId), excluded: [...excluded], dueOn }
}

/** What the unit's own report records when the organ above asks for it. */
export function requestReport(state: ReportState, organId: string, dueOn: Day): Event<'ReportRequested'> {
  if (state.status === 'none') throw new Refused('report-missing')
  return { type: 'ReportRequested', organId, dueOn }
}

/**
 * Reminds the units that owe their report; those named, or all. `handedOver` names the units that have done their part.
 * Refused: unit-not-assigned, nothing-to-remind.
 */
export function remindUnits(
  state: ReportState,
  named: readonly string[] | null,
  handedOver: ReadonlySet<string>,
  on: Day,
): Event<'UnitsReminded'> {
  mustBeOpen(state)
  const owing = Object.keys(state.units).filter((unitId) => {
    const unit = state.units[unitId]
    return (unit?.state === 'filling' || unit?.state === 'returned') && !handedOver.has(unitId)
  })
  const units = named ?? owing
  if (units.some((unitId) => !state.units[unitId])) throw new Refused('unit-not-assigned')
  if (units.length === 0 || units.some((unitId) => !owing.includes(unitId))) throw new Refused('nothing-to-remind')
  return { type: 'UnitsReminded', units: [...units], on }
}

/**
 * The unit hands its report to the organ that asked for it; one that is locked or published may be handed over as it is.
 * Refused: unit-not-assigned when none asked, report-submitted when it is there already.
 */
export function submitReport(state: ReportState): Event<'ReportSubmitted'> {
  if (state.status === 'none') throw new Refused('report-missing')
  if (!state.askedBy) throw new Refused('unit-not-assigned')
  if (state.handover === 'submitted' || state.handover === 'accepted') throw new Refused('report-submitted')
  return { type: 'ReportSubmitted', to: state.askedBy.organId }
}

/** Takes a unit's figures into the sum, as they are at `unitVersion`. Refused: unit-not-assigned, report-not-submitted. */
export function acceptContribution(
  state: ReportState,
  unitId: string,
  unit: ReportState,
  cells: SparseCells,
): Event<'ContributionAccepted'> {
  mustBeOpen(state)
  mustBeAssigned(state, unitId)
  if (unit.handover !== 'submitted') throw new Refused('report-not-submitted')
  return { type: 'ContributionAccepted', unitId, unitVersion: unit.version, cells }
}

/** Takes a unit's figures out of the sum and gives the report back with comments. Refused: unit-not-assigned, report-not-submitted. */
export function returnContribution(
  state: ReportState,
  unitId: string,
  unit: ReportState,
  comments: readonly Comment[],
): Event<'ContributionReturned'> {
  mustBeOpen(state)
  mustBeAssigned(state, unitId)
  if (unit.handover !== 'submitted' && unit.handover !== 'accepted') throw new Refused('report-not-submitted')
  return { type: 'ContributionReturned', unitId, comments: [...comments] }
}

function mustBeAssigned(state: ReportState, unitId: string): void {
  const unit = state.units[unitId]
  if (!unit || unit.state === 'excluded') throw new Refused('unit-not-assigned')
}
