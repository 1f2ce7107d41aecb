import { createHash } from 'node:crypto'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { remindOfLinks } from '../notices/links.js'
import type { Finding } from '../rules/evidence.js'
import { judgeAll } from '../rules/judge.js'
import type { RuleName } from '../rules/names.js'
import type { RunRow } from '../tables.js'
import { brokenUses, keepBroken } from './broken.js'
import { gatherEvidence } from './gather.js'
import { forgetPages, takeStep } from './store.js'

/** A rule shows so many findings; what it says counts them all. */
const MOST_OF_A_RULE = 500
const AT_A_TIME = 500
/** Nightly checks that are kept; rehearsals are kept for good. */
const NIGHTS_KEPT = 30

/** Judges what a run has found, keeps it, and lets go of what was only needed on the way. */
export async function finishRun(platform: Platform, run: RunRow): Promise<void> {
  const { database, clock } = platform
  const today = todayOf(clock)
  const uses = await brokenUses(database.db, run.id)
  const results = run.kind === 'rehearsal' ? judgeAll(await gatherEvidence(platform, run.id, uses)) : []
  await database.transaction(async (tx) => {
    if (!(await takeStep(tx, run.id, run.step))) return
    for (const { rule, judgement } of results) {
      const { outcome, words } = judgement
      await tx.insertInto('inspection_result').values({ site_id: SITE_ID, run_id: run.id, rule, outcome, words }).execute()
    }
    const findings = results.flatMap(({ rule, judgement }) => judgement.findings.slice(0, MOST_OF_A_RULE).map((one) => ({ rule, one })))
    await keepFindings(tx, run.id, findings)
    await keepBroken(tx, run.id, uses, today)
    await remindOfLinks(tx, today)
    await forgetPages(tx, run.id)
    await tx
      .updateTable('inspection_run')
      .set({ state: 'done', finished_at: new Date(clock.now()) })
      .where('site_id', '=', SITE_ID)
      .where('id', '=', run.id)
      .execute()
    await forgetNights(tx)
  })
}

async function keepFindings(tx: Tx, runId: string, findings: readonly { rule: RuleName; one: Finding }[]): Promise<void> {
  const rows = findings.map(({ rule, one }, at) => ({
    site_id: SITE_ID,
    run_id: runId,
    n: at + 1,
    key: keyOf(rule, one),
    rule,
    organ_id: one.organId,
    href: one.href,
    title: one.title,
    target: one.target,
    words: one.words,
    excerpt: one.excerpt,
  }))
  for (let at = 0; at < rows.length; at += AT_A_TIME) {
    await tx
      .insertInto('inspection_finding')
      .values(rows.slice(at, at + AT_A_TIME))
      .execute()
  }
}

/** What makes it the same fault in another run: its place, and for a whole site what is said of it. Days and counts pass. */
function keyOf(rule: RuleName, { organId, href, target, words }: Finding): string {
  const said = words.replace(/\d+/g, '')
  return createHash('sha256')
    .update(JSON.stringify([rule, organId, href, target, said]))
    .digest('hex')
    .slice(0, 24)
}

async function forgetNights(tx: Tx): Promise<void> {
  const old = tx
    .selectFrom('inspection_run')
    .select('id')
    .where('site_id', '=', SITE_ID)
    .where('kind', '=', 'links')
    .orderBy('started_at', 'desc')
    .offset(NIGHTS_KEPT)
  await tx.deleteFrom('inspection_run').where('site_id', '=', SITE_ID).where('kind', '=', 'links').where('id', 'in', old).execute()
}
