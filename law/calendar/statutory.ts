import { addDays, type Day, yearOf } from '../day.js'
import type { Span } from './calendar.js'

/** 全国年节及纪念日放假办法 art. 2: thirteen days. */
export const STATUTORY_BASIS = '全国年节及纪念日放假办法第二条'

/**
 * The first days of the holidays that follow the moon and the sun, for years whose notice is not out yet.
 * Data, not arithmetic: common calendar libraries put 春节 2027 a day late (the new moon falls at 23:56 on 02-06).
 */
const MOVABLE: Record<number, { springFestival: Day; qingming: Day; dragonBoat: Day; midAutumn: Day }> = {
  2027: {
    springFestival: '2027-02-06' as Day,
    qingming: '2027-04-05' as Day,
    dragonBoat: '2027-06-09' as Day,
    midAutumn: '2027-09-15' as Day,
  },
}

/** The rules as revised on 2024-11-10 hold since this year; earlier ones gave other days, and have their notices. */
const FIRST_YEAR = 2025

/** The statutory holidays of a year as far as they are known without its notice; movable ones only where they are recorded here. */
export function statutorySpans(year: number): Span[] {
  if (year < FIRST_YEAR) return []
  const on = (monthDay: string) => `${year}-${monthDay}` as Day
  const fixed: Span[] = [
    { name: '元旦', from: on('01-01'), to: on('01-01') },
    { name: '劳动节', from: on('05-01'), to: on('05-02') },
    { name: '国庆节', from: on('10-01'), to: on('10-03') },
  ]
  const movable = MOVABLE[year]
  if (!movable) return fixed
  const { springFestival, qingming, dragonBoat, midAutumn } = movable
  return [
    ...fixed,
    // 除夕 to 初三
    { name: '春节', from: addDays(springFestival, -1), to: addDays(springFestival, 2) },
    { name: '清明节', from: qingming, to: qingming },
    { name: '端午节', from: dragonBoat, to: dragonBoat },
    { name: '中秋节', from: midAutumn, to: midAutumn },
  ].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The statutory holiday that falls on `day`, or null. */
export function statutoryName(day: Day): string | null {
  return statutorySpans(yearOf(day)).find((span) => span.from <= day && day <= span.to)?.name ?? null
}
