import type { CellPath } from '../../law/annual-report/cells.js'

/** A number as the form prints it: signed changes with their sign, blank as nothing. */
export function printed(value: number | null | undefined, kind: 'count' | 'signed' | 'money'): string {
  if (value === null || value === undefined) return ''
  return kind === 'signed' && value > 0 ? `+${value}` : String(value)
}

/** What a clerk typed, as a number; null for an emptied cell; undefined when it is no number. */
export function typed(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '')
  if (plain === '') return null
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

type Severity = 'error' | 'warning' | 'info'
const RANK: Record<Severity, number> = { error: 3, warning: 2, info: 1 }

/** The worst unanswered finding of every cell. */
export function worstByCell(findings: { severity: Severity; cells: CellPath[]; answer: unknown }[]): Map<CellPath, Severity> {
  const worst = new Map<CellPath, Severity>()
  for (const { severity, cells, answer } of findings) {
    if (answer) continue
    for (const path of cells) {
      const known = worst.get(path)
      if (!known || RANK[severity] > RANK[known]) worst.set(path, severity)
    }
  }
  return worst
}

/** The class names of a cell. */
export function markOf(path: CellPath, worst: Map<CellPath, Severity>, chosen: readonly CellPath[]): string {
  const severity = worst.get(path)
  return [severity ? `found-${severity}` : '', chosen.includes(path) ? 'chosen' : ''].filter(Boolean).join(' ')
}
