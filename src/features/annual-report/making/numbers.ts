/** Money has at most four decimals (30号: 单位：万元，保留4位小数): sums are made in ten-thousandths, where they are exact. */
const UNITS = 10_000

/** The exact sum of counts or amounts of money. */
export function sum(values: Iterable<number>): number {
  let units = 0
  for (const value of values) units += Math.round(value * UNITS)
  return units / UNITS
}

/** Whether a value has no more than four decimals. */
export function isMoney(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value * UNITS - Math.round(value * UNITS)) < 1e-6
}

/** As a report prints it: no grouping, no trailing zeros, a sign where the column is a change. null is blank. */
export function printNumber(value: number | null, kind: 'count' | 'signed' | 'money' = 'count'): string {
  if (value === null) return ''
  const text = String(Math.round(value * UNITS) / UNITS)
  return kind === 'signed' && value > 0 ? `+${text}` : text
}
