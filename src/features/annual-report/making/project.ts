import { reportDueOn } from '../../../../law/annual-report/due.js'
import type { Tx } from '../../../platform/db/database.js'
import { changesBetween } from '../publication/changes.js'
import type { Content } from '../publication/content.js'
import { tellReportPublic } from '../publication/listeners.js'
import { saveFigures } from '../store/figures.js'
import { saveRow } from '../store/rows.js'
import { dropLockedVersion, findVersion, saveVersion } from '../store/versions.js'
import { compose } from './compose.js'
import type { ReportEvent, ReportState } from './events.js'
import { findingsOf, openFindings, provable } from './findings.js'
import type { Ctx } from './handle.js'
import type { ReportId } from './id.js'
import { surroundingsOf } from './surroundings.js'

/** Brings the tables that pages and lists read up to date with the report, in the transaction of the event. */
export async function project(ctx: Ctx, tx: Tx, id: ReportId, state: ReportState, event: ReportEvent): Promise<void> {
  const around = await surroundingsOf(tx, id)
  const content = compose(state, around)
  if (event.type === 'ReportLocked') await keepLocked(tx, id, state, content)
  if (event.type === 'ReportUnlocked') await dropLockedVersion(tx, id)
  if (event.type === 'ReportPublished' || event.type === 'ReportImported') await makePublic(ctx, tx, id, state, content)
  const findings = findingsOf(provable(state, content), around)
  await saveRow(tx, {
    organ_id: id.organId,
    year: id.year,
    status: state.status === 'none' ? 'draft' : state.status,
    handover: state.handover,
    layout: state.layout,
    source: state.imported?.source ?? null,
    due_on: reportDueOn(around.organ.kind === 'government' ? 'government' : 'department', id.year),
    published_on: state.published.at(-1)?.on ?? null,
    published_number: state.published.length,
    asked_by: state.askedBy?.organId ?? null,
    errors: openFindings(findings, state.answers, 'error').length,
    warnings: openFindings(findings, state.answers, 'warning').length,
    version: state.version,
    figures_version: state.figuresVersion,
  })
}

/** What was sealed is kept as it was sealed: names and last year's numbers may change before it is published. */
async function keepLocked(tx: Tx, id: ReportId, state: ReportState, content: Content): Promise<void> {
  const before = await findVersion(tx, id)
  await saveVersion(tx, {
    organ_id: id.organId,
    year: id.year,
    number: state.published.length + 1,
    is_public: false,
    published_on: null,
    published_by: '',
    hash: state.lock?.hash ?? '',
    reason: state.correcting,
    changes: before ? changesBetween(before.content, content) : [],
    content,
  })
}

async function makePublic(ctx: Ctx, tx: Tx, id: ReportId, state: ReportState, content: Content): Promise<void> {
  const published = state.published.at(-1)
  if (!published) return
  const locked = await findVersion(tx, id, published.number)
  const version = locked ?? {
    organ_id: id.organId,
    year: id.year,
    number: published.number,
    reason: null,
    changes: [],
    content,
    hash: published.hash,
  }
  const by = ctx.actor.kind === 'user' ? ctx.actor.name : '系统'
  await saveVersion(tx, { ...version, is_public: true, published_on: published.on, published_by: by })
  await saveFigures(tx, id, version.content.cells)
  await tellReportPublic(ctx.platform, tx, version.content, published.on)
  await ctx.platform.cache.invalidate(tx)
}
