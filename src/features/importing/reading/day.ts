import { addDays, type Day, day, parseDay } from '../../../../law/day.js'

/** The day that a date of an old site names, whatever its spelling, or a spreadsheet's number of days; null when none does. */
export function dayIn(text: string): Day | null {
  const given = text.trim()
  if (/^\d{5}(\.\d+)?$/.test(given)) return addDays(day('1899-12-30'), Math.floor(Number(given)))
  const match = /((?:19|20)\d{2})\s*[^\d\s]{0,2}\s*(\d{1,2})\s*[^\d\s]{0,2}\s*(\d{1,2})/.exec(given)
  if (!match) return null
  const [, year, month = '', date = ''] = match
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}
