import { createHash } from 'node:crypto'
import type { CellPath } from '../../../../law/annual-report/cells.js'
import type { Severity } from '../../../../law/annual-report/rule.js'
import { ruleOf } from '../../../../law/annual-report/rules.js'

export interface Operand {
  label: string
  /** null for a blank. */
  value: number | null
}

/** What the prover has to say about a report. */
export interface Finding {
  rule: string
  severity: Severity
  /** The cells it is about; empty for a finding about words. */
  cells: CellPath[]
  /** The lines of the file it is about, from 1. */
  lines: number[]
  operands: Operand[]
  /** Left side minus right side, where the rule compares two numbers. */
  difference: number | null
  /** One sentence that a clerk understands. */
  message: string
  /** How to mend it. */
  mend: string
  /** The article or notice. */
  basis: string
  /** The same over re-runs and over edits elsewhere in the report: answers are remembered by it. */
  fingerprint: string
}

/** Whose report it is: part of every fingerprint. */
export interface Owner {
  organ: string | null
  year: number | null
}

/** What a check says; the rule gives the rest. */
export interface Raised {
  message: string
  mend: string
  /** Not given: the rule's own severity. */
  severity?: Severity
  cells?: CellPath[]
  lines?: number[]
  operands?: Operand[]
  difference?: number | null
  /** Not given: the rule's basis. */
  basis?: string
  /** The words it is about, for the fingerprint; not needed where the cells say it all. */
  phrase?: string
}

/** A finding of `rule` about the report of `owner`. */
export function finding(owner: Owner, rule: string, raised: Raised): Finding {
  const { basis, severity } = ruleOf(rule)
  const cells = raised.cells ?? []
  return {
    rule,
    severity: raised.severity ?? severity,
    cells,
    lines: [...new Set(raised.lines ?? [])].sort((a, b) => a - b),
    operands: raised.operands ?? [],
    difference: raised.difference ?? null,
    message: raised.message,
    mend: raised.mend,
    basis: raised.basis ?? basis,
    fingerprint: fingerprint(owner, rule, cells, raised),
  }
}

/** Another number is another question: what was accepted for a difference of 1 is not accepted for 5. Lines do not count. */
function fingerprint(owner: Owner, rule: string, cells: CellPath[], { phrase = '', operands = [] }: Raised): string {
  const normal = phrase.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')
  const key = JSON.stringify([rule, owner.organ, owner.year, [...cells].sort(), normal, operands.map(({ value }) => value)])
  return createHash('sha256').update(key).digest('hex').slice(0, 24)
}
