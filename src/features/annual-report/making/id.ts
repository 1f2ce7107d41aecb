import { Fault } from '../../../platform/errors/errors.js'

export interface ReportId {
  organId: string
  year: number
}

/** ORGAN-YEAR, as addresses and the ledger write it. */
export const idOf = ({ organId, year }: ReportId): string => `${organId}-${year}`

export const streamOf = (id: ReportId): string => `annual-report:${idOf(id)}`

/** Reads ORGAN-YEAR; organs have hyphens too, so the year is what follows the last one. Throws Fault `not-found`. */
export function parseId(text: string): ReportId {
  const match = /^([a-z0-9][a-z0-9-]*)-(\d{4})$/.exec(text)
  if (!match?.[1]) throw new Fault('not-found', '没有这份年度报告。')
  return { organId: match[1], year: Number(match[2]) }
}
