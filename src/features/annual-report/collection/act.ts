import type { Day } from '../../../../law/day.js'
import { today } from '../../../platform/clock.js'
import { Fault, Refused } from '../../../platform/errors/errors.js'
import { contributionsOf, ownCells } from '../making/compose.js'
import type { Comment, ReportState } from '../making/events.js'
import { type Ctx, type Held, handle, handleSeveral, record, type Seen } from '../making/handle.js'
import type { ReportId } from '../making/id.js'
import { openReport } from '../making/report.js'
import { surroundingsOf } from '../making/surroundings.js'
import { acceptContribution, assignUnits, remindUnits, requestReport, returnContribution } from './collecting.js'
import { rollUp, toSparse } from './roll-up.js'
import { unitRows } from './view.js'

export interface Assignment {
  units: readonly string[]
  excluded: readonly { organId: string; reason: string }[]
  dueOn: Day
}

/** Asks units for their reports and opens the drafts of those that have none. Fault `invalid` for one that is not right below. */
export async function assign(ctx: Ctx, id: ReportId, seen: Seen, { units, excluded, dueOn }: Assignment): Promise<void> {
  await handleSeveral(ctx, [id, ...units.map((organId) => ({ organId, year: id.year }))], async (held) => {
    const parent = mustHold(held, id.organId)
    const { organs, organ } = await surroundingsOf(parent.tx, id)
    const below = new Map(organs.filter((unit) => unit.parentId === organ.id).map((unit) => [unit.id, unit]))
    if ([...units, ...excluded.map((one) => one.organId)].some((unitId) => !below.has(unitId))) {
      throw new Fault('invalid', '只能布置给直接下级单位，请重新选择。')
    }
    const named = units.map((organId) => ({ organId, verticallyLed: below.get(organId)?.verticallyLed ?? false }))
    await record(ctx, parent, seen, assignUnits(parent.state, named, excluded, dueOn))
    for (const organId of [...units].sort()) {
      const unit = mustHold(held, organId)
      if (unit.state.status === 'none') await record(ctx, unit, null, openReport(unit.state, organId, id.year))
      await record(ctx, unit, null, requestReport(unit.state, id.organId, dueOn))
    }
  })
}

/** Takes a submitted report of a unit into the sum, as it stands. */
export async function accept(ctx: Ctx, id: ReportId, seen: Seen, unitId: string): Promise<void> {
  await withUnit(ctx, id, unitId, async (parent, unit) => {
    const cells = toSparse(wholeCells(unit.state), layoutOf(unit.state))
    await record(ctx, parent, seen, acceptContribution(parent.state, unitId, unit.state, cells))
    await record(ctx, unit, null, { type: 'ReportAccepted', by: id.organId })
  })
}

/** Gives a report back to its unit with comments, and takes its figures out of the sum. */
export async function giveBack(ctx: Ctx, id: ReportId, seen: Seen, unitId: string, comments: readonly Comment[]): Promise<void> {
  await withUnit(ctx, id, unitId, async (parent, unit) => {
    await record(ctx, parent, seen, returnContribution(parent.state, unitId, unit.state, comments))
    await record(ctx, unit, null, { type: 'ReportReturned', by: id.organId, comments: [...comments] })
  })
}

/** Reminds the units that owe their report; those named, or all. */
export async function remind(ctx: Ctx, id: ReportId, seen: Seen, named: readonly string[] | null): Promise<ReportState> {
  return handle(ctx, id, seen, async ({ tx, state }) => {
    const rows = await unitRows(tx, Object.keys(state.units), id.year)
    const done = [...rows.values()].filter((row) => row.handover === 'submitted' || row.handover === 'accepted')
    return remindUnits(state, named, new Set(done.map((row) => row.organ_id)), today(ctx.platform.clock))
  })
}

async function withUnit(ctx: Ctx, id: ReportId, unitId: string, work: (parent: Held, unit: Held) => Promise<void>): Promise<void> {
  if (unitId === id.organId) throw new Refused('unit-not-assigned')
  await handleSeveral(ctx, [id, { organId: unitId, year: id.year }], async (held) => {
    await work(mustHold(held, id.organId), mustHold(held, unitId))
  })
}

/** A unit that collects itself hands over its own figures and its units' together. */
function wholeCells(state: ReportState) {
  const own = ownCells(state)
  const contributions = contributionsOf(state)
  return contributions.size === 0 ? own : rollUp(own, contributions, layoutOf(state)).cells
}

function layoutOf(state: ReportState) {
  return state.layout === 'mixed' ? (state.layoutParts.table3 ?? '2021') : state.layout
}

function mustHold(held: Map<string, Held>, organId: string): Held {
  const one = held.get(organId)
  if (!one) throw new Error(`report of ${organId} is not held`)
  return one
}
