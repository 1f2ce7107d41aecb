import { today } from '../../../../platform/clock.js'
import type { Platform } from '../../../../platform/platform.js'
import { keepsCases } from '../../figures.js'
import { firstYear } from './numbers.js'
import { type PublishedReport, publishedReportsOf } from './published.js'

/** Where the numbers of a year come from: the cases kept here, a published report, or nowhere. */
export type Source = { kind: 'live' } | { kind: 'published'; report: PublishedReport } | { kind: 'none' }

export interface Chosen {
  year: number
  /** All years that have numbers, and this one; newest first. */
  years: number[]
  source: Source
}

/** The year that was asked for, else the newest with numbers; null for a year that is none of them. */
export async function chooseYear(platform: Platform, organId: string, asked: string | undefined): Promise<Chosen | null> {
  const { db } = platform.database
  const thisYear = Number(today(platform.clock).slice(0, 4))
  const first = await firstYear(db, organId)
  const reports = await publishedReportsOf(platform, organId)
  const kept = first === null ? [] : Array.from({ length: Math.max(0, thisYear - first + 1) }, (_, i) => first + i)
  const years = [...new Set([thisYear, ...kept, ...reports.map((report) => report.year)])].sort((a, b) => b - a)
  const newest = first === null ? (reports[0]?.year ?? thisYear) : thisYear
  const year = asked === undefined ? newest : Number(asked)
  if (!years.includes(year)) return null
  return { year, years, source: await sourceOf(platform, organId, year, reports) }
}

async function sourceOf(platform: Platform, organId: string, year: number, reports: readonly PublishedReport[]): Promise<Source> {
  if (await keepsCases(platform.database.db, organId, year)) return { kind: 'live' }
  const report = reports.find((one) => one.year === year)
  return report ? { kind: 'published', report } : { kind: 'none' }
}
