import type { Rule } from './rule.js'
import { ACROSS_RULES } from './rules-across.js'
import { FORM_RULES } from './rules-form.js'
import { PROSE_RULES } from './rules-prose.js'
import { TABLE_RULES } from './rules-tables.js'

/** Every rule of the prover, in the order in which findings are listed. */
export const RULES: Rule[] = [...TABLE_RULES, ...FORM_RULES, ...PROSE_RULES, ...ACROSS_RULES]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of this identifier. Throws a RangeError for one that does not exist. */
export function ruleOf(id: string): Rule {
  const rule = BY_ID.get(id)
  if (!rule) throw new RangeError(`no such rule: ${id}`)
  return rule
}

/** Whether the rule is applied to reports of this year; a year the file does not say is judged by today's rules. */
export function inForce(rule: Rule, year: number | null): boolean {
  if (year === null) return rule.untilYear === null
  return year >= rule.fromYear && (rule.untilYear === null || year <= rule.untilYear)
}
