import type { InspectionFinding, InspectionRun, InspectionView } from '../../../../api/inspection.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Db } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { RULE_NAMES, RULES } from '../rules/names.js'
import { type Scope, sees } from '../scope.js'
import type { FindingRow, RunRow } from '../tables.js'
import { ruleOf } from './plan.js'
import { findRun, latestRuns } from './store.js'

const LISTED = 50

/** The latest rehearsals with what of them the viewer may see. */
export async function listRuns(db: Db, scope: Scope): Promise<InspectionRun[]> {
  const rows = await latestRuns(db, 'rehearsal', LISTED)
  if (rows.length === 0) return []
  const counts = await db
    .selectFrom('inspection_finding')
    .select((at) => ['run_id', at.fn.countAll<number>().as('findings'), at.fn.count<number>('rule').distinct().as('failed')])
    .where('site_id', '=', SITE_ID)
    .where(
      'run_id',
      'in',
      rows.map((row) => row.id),
    )
    .$if(!scope.isWhole, (query) => query.where('organ_id', 'in', [...scope.organs.map((organ) => organ.id), '']))
    .groupBy('run_id')
    .execute()
  return rows.map((row) => {
    const { findings, failed } = counts.find((one) => one.run_id === row.id) ?? { findings: 0, failed: 0 }
    return runView(row, Number(failed), Number(findings))
  })
}

/** A rehearsal with its results and what has changed since the one before. Throws Fault `not-found`. */
export async function viewRun(db: Db, scope: Scope, id: string): Promise<InspectionView> {
  const row = await findRun(db, id)
  if (!row || row.kind !== 'rehearsal') throw new Fault('not-found', '没有这次自查，请从列表里选择。')
  const before = await runBefore(db, row)
  const known = before === null ? [] : await findingsOf(db, scope, before.id)
  const found = await findingsOf(db, scope, row.id)
  const outcomes = await db.selectFrom('inspection_result').selectAll().where('site_id', '=', SITE_ID).where('run_id', '=', id).execute()
  const knownKeys = new Set(known.map((one) => one.key))
  const foundKeys = new Set(found.map((one) => one.key))
  const viewOf = (one: FindingRow) => findingView(one, scope, before !== null && !knownKeys.has(one.key))
  const results = RULE_NAMES.flatMap((rule) => {
    const result = outcomes.find((one) => one.rule === rule)
    if (!result) return []
    const { outcome, words } = result
    return [{ rule, ...RULES[rule], outcome, words, findings: found.filter((one) => one.rule === rule).map(viewOf) }]
  })
  return {
    run: runView(row, new Set(found.map((one) => one.rule)).size, found.length),
    how: ruleOf(row.plan, row.kind),
    progress: row.state === 'running' ? await progressOf(db, id) : null,
    results,
    changes:
      before === null || row.state === 'running'
        ? null
        : {
            since: before.started_at.toISOString(),
            added: found.filter((one) => !knownKeys.has(one.key)).length,
            gone: known.filter((one) => !foundKeys.has(one.key)).map((one) => `${RULES[one.rule].title}：${one.title}`),
            same: found.filter((one) => knownKeys.has(one.key)).length,
          },
  }
}

function runView(row: RunRow, failed: number, findings: number): InspectionRun {
  const { id, state, started_by: startedBy } = row
  const finishedAt = row.finished_at?.toISOString() ?? null
  return { id, state, startedAt: row.started_at.toISOString(), finishedAt, startedBy, failed, findings }
}

function findingView(row: FindingRow, { names }: Scope, isNew: boolean): InspectionFinding {
  const { key, href, title, target, words, excerpt } = row
  return { key, organId: row.organ_id, organName: names.get(row.organ_id) ?? '', href, title, target, words, excerpt, isNew }
}

async function findingsOf(db: Db, scope: Scope, runId: string): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('inspection_finding')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .orderBy('n')
    .execute()
  return rows.filter((row) => sees(scope, row.organ_id))
}

async function runBefore(db: Db, row: RunRow): Promise<RunRow | null> {
  const found = await db
    .selectFrom('inspection_run')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('kind', '=', 'rehearsal')
    .where('state', '=', 'done')
    .where('started_at', '<', row.started_at)
    .where('id', '<>', row.id)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

async function progressOf(db: Db, runId: string): Promise<{ done: number; all: number }> {
  const rows = await db
    .selectFrom('inspection_page')
    .select((at) => ['done', at.fn.countAll<number>().as('count')])
    .where('site_id', '=', SITE_ID)
    .where('run_id', '=', runId)
    .groupBy('done')
    .execute()
  const count = (done: boolean) => Number(rows.find((row) => row.done === done)?.count ?? 0)
  return { done: count(true), all: count(true) + count(false) }
}
