import type { Report } from '../../../../law/annual-report/report.js'
import { inForce, ruleOf } from '../../../../law/annual-report/rules.js'
import { copied } from './across/copies.js'
import { covers, sameUnit } from './across/covers.js'
import { againstParts } from './across/parts.js'
import { nameless } from './across/scale.js'
import { againstPrevious } from './across/years.js'
import { sorted } from './check.js'
import { type Context, contextOf } from './context.js'
import type { Finding } from './finding.js'

/** A finding between reports. Its cells and lines are those of the first of `reports`. */
export interface AcrossFinding extends Finding {
  /** Indexes into what was handed in: the report that is at fault or to be looked at, then the others. */
  reports: number[]
}

/**
 * What several reports say of one another: consecutive years of one unit, a government against the units it covers,
 * reports that were copied. Which belong together is told from their names.
 */
export function checkAcross(reports: Report[]): AcrossFinding[] {
  const contexts = reports.map((report) => contextOf(report))
  const found = contexts.flatMap((context, index) => [
    ...contexts.flatMap((other, at) => (at === index ? [] : tag(pairwise(context, other, reports[at] as Report), [index, at]))),
    ...whole(contexts, index, reports),
  ])
  const order = new Map(sorted(found).map((finding, index) => [finding.fingerprint, index]))
  const once = new Map(found.map((finding) => [finding.fingerprint, finding]))
  return [...once.values()].sort((a, b) => (order.get(a.fingerprint) ?? 0) - (order.get(b.fingerprint) ?? 0))
}

function pairwise(context: Context, other: Context, report: Report): Finding[] {
  const findings = [
    ...(sameUnit(context, other) ? againstPrevious(context, report) : nameless(context, other)),
    ...(context.year === other.year && !sameUnit(context, other) && first(context, other) ? copied(context, report, '另一单位') : []),
  ]
  return findings.filter((finding) => inForce(ruleOf(finding.rule), context.year))
}

function whole(contexts: Context[], index: number, reports: Report[]): AcrossFinding[] {
  const context = contexts[index] as Context
  const parts = contexts.map((part, at) => ({ part, at })).filter(({ part, at }) => at !== index && covers(context, part))
  if (parts.length === 0) return []
  const single = parts.flatMap(({ at }) => tag(againstParts(context, [reports[at] as Report]), [index, at]))
  const together = tag(
    againstParts(
      context,
      parts.map(({ at }) => reports[at] as Report),
    ).filter((finding) => finding.rule === 'R-SUM'),
    [index, ...parts.map(({ at }) => at)],
  )
  return [...single, ...together]
}

/** Of two copies only one is told. */
function first(context: Context, other: Context): boolean {
  return `${context.report.organ}` < `${other.report.organ}`
}

function tag(findings: Finding[], reports: number[]): AcrossFinding[] {
  return findings.map((finding) => ({ ...finding, reports }))
}
