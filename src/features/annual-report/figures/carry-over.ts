import { APPLICANT_COLUMNS, type Cells, table3Path } from '../../../../law/annual-report/cells.js'
import type { Figure } from '../../../../law/annual-report/figure.js'

/** Y-CARRY: 上年结转 of a year is 结转下年度继续办理 of the year before, column by column. Blanks of last year say nothing. */
export function carriedIn(lastYear: Cells, organId: string, year: number): Figure[] {
  return APPLICANT_COLUMNS.flatMap(({ key, label }): Figure[] => {
    const path = table3Path('carriedOut', key)
    const value = lastYear[path] ?? null
    if (value === null) return []
    const row = {
      id: `${organId}-${year - 1}:${path}`,
      label: `${year - 1}年度报告“四、结转下年度继续办理·${label}”`,
      amount: value,
      href: `/zfxxgk/${organId}/nianbao/${year - 1}/shuju/${path}`,
    }
    return [{ path: table3Path('carriedIn', key), value, rows: [row], source: 'carry-over' }]
  })
}
