export interface StatisticsSearch {
  organId?: string
  year?: number
}

/** Reads organ and year out of an address. */
export function readStatisticsSearch(search: Record<string, unknown>): StatisticsSearch {
  const year = Number(search.year)
  return {
    ...(typeof search.organId === 'string' ? { organId: search.organId } : {}),
    ...(Number.isInteger(year) && year >= 2008 && year <= 2100 ? { year } : {}),
  }
}
