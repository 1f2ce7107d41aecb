import { today } from '../../../platform/clock.js'
import { Fault } from '../../../platform/errors/errors.js'
import { collectFigures } from '../figures/port.js'
import { PROVIDERS } from '../figures/providers.js'
import { figuresFor } from '../figures/suggestions.js'
import { sealOf } from '../publication/seal.js'
import { findVersion } from '../store/versions.js'
import { compose } from './compose.js'
import type { ReportState } from './events.js'
import { evolve, none } from './evolve.js'
import { findingsOf, provable } from './findings.js'
import { type Ctx, type Held, handle, type Seen } from './handle.js'
import type { ReportId } from './id.js'
import { readinessOf } from './readiness.js'
import { computeFigures, openReport } from './report.js'
import { type Imported, importReport, lockReport, publishReport } from './sealing.js'
import { mustFindOrgan, surroundingsOf } from './surroundings.js'

/** Opens a report. Throws Fault `not-found` for an organ that does not exist. */
export async function open(ctx: Ctx, id: ReportId): Promise<ReportState> {
  return handle(ctx, id, null, async ({ tx, state }) => {
    await mustFindOrgan(tx, id.organId)
    return openReport(state, id.organId, id.year)
  })
}

/** Takes over what features, last year and the totals answer for; only `paths` when given. */
export async function compute(ctx: Ctx, id: ReportId, seen: Seen, paths: readonly string[] | null): Promise<ReportState> {
  const provided = await collectFigures(PROVIDERS, ctx.platform.database.db, id.organId, id.year)
  return handle(ctx, id, seen, async ({ tx, state }) => {
    const { lastYear } = await surroundingsOf(tx, id)
    const figures = figuresFor(state, provided, lastYear)
    return computeFigures(state, paths === null ? figures : figures.filter((figure) => paths.includes(figure.path)))
  })
}

/** Locks with today's date, when nothing stands in the way. */
export async function lock(ctx: Ctx, id: ReportId, seen: Seen, withoutMissingUnits: boolean): Promise<ReportState> {
  const on = today(ctx.platform.clock)
  return handle(ctx, id, seen, async (held) => {
    const around = await surroundingsOf(held.tx, id)
    const content = compose(held.state, around, on)
    // Proved as the clerk saw it, without the date: a report that is late must be published all the same, and says so afterwards.
    const findings = findingsOf(provable(held.state, compose(held.state, around, null)), around)
    const ready = readinessOf(held.state, content, findings)
    return lockReport(held.state, sealOf(content), on, ready, withoutMissingUnits)
  })
}

/** Makes the locked report public. Fault `conflict` when what was kept is no longer what was sealed. */
export async function publish(ctx: Ctx, id: ReportId, seen: Seen): Promise<ReportState> {
  return handle(ctx, id, seen, async ({ tx, state }) => {
    const event = publishReport(state, today(ctx.platform.clock))
    const locked = await findVersion(tx, id, event.number)
    if (!locked || sealOf(locked.content) !== event.hash) {
      throw new Fault('conflict', '锁定以后，保存的内容被改动过，不能公布。请解除锁定，核对后重新锁定，并告诉审计管理员。', {
        code: 'seal-broken',
      })
    }
    return event
  })
}

/** Records a report that was published elsewhere, sealed as it was read. */
export async function importAsIs(ctx: Ctx, imported: Omit<Imported, 'hash'>): Promise<ReportState> {
  const id = { organId: imported.organId, year: imported.year }
  return handle(ctx, id, null, async (held) => {
    const event = importReport(held.state, { ...imported, hash: '' })
    return { ...event, hash: await sealOfImport(held, id, event) }
  })
}

async function sealOfImport({ tx }: Held, id: ReportId, event: ReturnType<typeof importReport>): Promise<string> {
  const state = evolve(none, { event, version: 1, by: '', at: '' })
  return sealOf(compose(state, await surroundingsOf(tx, id)))
}
