import type { ReportView } from '../../../../api/annual-report.js'
import type { Cells } from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'
import { cellName } from '../../../../law/annual-report/form.js'
import type { Clock } from '../../../platform/clock.js'
import { today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { collectionOf } from '../collection/view.js'
import { collectFigures } from '../figures/port.js'
import { PROVIDERS, sourceLabel } from '../figures/providers.js'
import { figuresFor, suggestions } from '../figures/suggestions.js'
import type { Content } from '../publication/content.js'
import { formOf } from '../publication/sections.js'
import { readHistory } from '../store/history.js'
import { findRow } from '../store/rows.js'
import { findVersion, listVersions } from '../store/versions.js'
import { actionsFor } from './actions.js'
import { chaptersView } from './chapters-view.js'
import { compose, ownCells } from './compose.js'
import type { ReportState } from './events.js'
import { fold } from './evolve.js'
import { findingsOf, openFindings, provable } from './findings.js'
import { findingsView } from './findings-view.js'
import { idOf, type ReportId } from './id.js'
import { readinessOf } from './readiness.js'
import { mustFindOrgan, surroundingsOf } from './surroundings.js'

/** Cells and texts as they are being typed, not stored. */
export interface Typed {
  cells: Cells
  chapters: Record<string, string>
}

/** Everything that the workbench shows of a report. Throws Fault `not-found` when there is none. */
export async function reportView(db: Db, clock: Clock, id: ReportId, viewer: Viewer, typed: Typed | null = null): Promise<ReportView> {
  const stored = fold(await readHistory(db, id))
  const row = await findRow(db, id)
  if (stored.status === 'none' || !row) throw new Fault('not-found', '没有这份年度报告。')
  const state = typed ? withTyped(stored, typed) : stored
  const around = await surroundingsOf(db, id)
  // Dated as it would be if it were locked now, so that what stands in the way of the lock is seen before.
  const content = compose(state, around, state.lock?.signedOn ?? today(clock))
  const report = provable(state, content)
  const findings = findingsOf(report, around)
  const offered = suggestions(state, figuresFor(state, await collectFigures(PROVIDERS, db, id.organId, id.year), around.lastYear))
  const collection = await collectionOf(db, state, around, today(clock))
  const ready = readinessOf(state, content, findings)
  const previous = await findVersion(db, { ...id, year: id.year - 1 })
  const asked = state.askedBy && (await mustFindOrgan(db, state.askedBy.organId))
  return {
    id: idOf(id),
    organId: id.organId,
    organName: around.organName,
    year: id.year,
    status: statusOf(state),
    source: row.source,
    dueOn: row.due_on,
    publishedOn: row.published_on,
    errors: ready.openErrors,
    warnings: openFindings(findings, state.answers, 'warning').length,
    version: state.version,
    title: content.title,
    layout: content.layout,
    layoutParts: content.layoutParts,
    cells: cellsView(state, content, offered, around.lastYear),
    chapters: chaptersView(state, content, previous?.content ?? null),
    previousYear: previous && { id: idOf({ ...id, year: id.year - 1 }), year: id.year - 1 },
    findings: findingsView(findings, report, state.answers),
    actions: actionsFor(state, { ...collection.situation, ready, today: today(clock) }, viewer, around.organ.path),
    comments: state.comments,
    collection: collection.view,
    askedBy: asked && state.askedBy && { organId: asked.id, organName: asked.name, dueOn: state.askedBy.dueOn },
    assignable: collection.assignable,
    lock: state.status === 'locked' && state.lock ? { hash: state.lock.hash, at: state.lock.at, by: state.lock.by } : null,
    versions: (await listVersions(db, id)).map(versionView),
  }
}

/** What people see as the state of a report: the hand-over counts while it is being written. */
export function statusOf(state: Pick<ReportState, 'status' | 'handover'>): ReportView['status'] {
  if (state.status === 'draft' || state.status === 'none') {
    if (state.handover === 'submitted' || state.handover === 'accepted') return 'submitted'
    return state.handover === 'returned' ? 'returned' : 'draft'
  }
  return state.status
}

export function versionView(row: Awaited<ReturnType<typeof listVersions>>[number]): ReportView['versions'][number] {
  return {
    number: row.number,
    publishedOn: row.published_on,
    publishedBy: row.published_by,
    hash: row.hash,
    reason: row.reason,
    changes: row.changes,
  }
}

function withTyped(state: ReportState, typed: Typed): ReportState {
  const cells = { ...state.cells }
  for (const [path, value] of Object.entries(typed.cells)) cells[path] = { value, source: 'manual', note: '', rows: [] }
  return { ...state, cells, chapters: { ...state.chapters, ...typed.chapters } }
}

function cellsView(state: ReportState, content: Content, offered: readonly Figure[], lastYear: Cells | null): ReportView['cells'] {
  const own = ownCells(state)
  const suggested = new Map(offered.map((figure) => [figure.path, figure]))
  const boxes = formOf(content).flatMap((table) => table.rows.flat())
  return boxes.flatMap((box) => {
    const { path, kind } = box
    if (path === null || kind === null) return []
    const entry = state.cells[path]
    const figure = suggested.get(path)
    return [
      {
        path,
        label: cellName(path, content.layout),
        kind,
        value: content.cells[path] ?? null,
        own: own[path] ?? null,
        source: entry?.value == null ? null : entry.source,
        note: entry?.note ? entry.note : null,
        rowCount: content.rows[path]?.length ?? 0,
        suggestion: figure ? { value: figure.value, source: figure.source, label: sourceLabel(figure.source) } : null,
        previous: lastYear?.[path] ?? null,
      },
    ]
  })
}
