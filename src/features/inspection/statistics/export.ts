import {
  STATISTICS_BY,
  STATISTICS_FIGURES,
  type StatisticsBy,
  type StatisticsFigure,
  type StatisticsLine,
} from '../../../../api/publication-statistics.js'
import { csvLine } from '../../../platform/http/csv.js'
import { Download } from '../../../platform/http/mount.js'
import { type ListingColumn, listingWorkbook } from '../../../platform/sheets/listing.js'

const FIGURES = Object.entries(STATISTICS_FIGURES) as [StatisticsFigure, string][]
/** Told to spreadsheets by its first sign. */
const UTF8 = '\ufeff'

/** The table as a file; its first line says what was counted. */
export async function statisticsFile(
  { year, lines }: { year: number; lines: readonly StatisticsLine[] },
  by: StatisticsBy,
  format: 'csv' | 'xlsx',
): Promise<Download> {
  const about = by === 'year' ? '公开统计：各年首次公开的信息' : `公开统计：${year} 年首次公开的信息，按${STATISTICS_BY[by]}`
  const name = `公开统计-${by === 'year' ? '各年' : year}-${STATISTICS_BY[by]}.${format}`
  if (format === 'csv') {
    const head = csvLine([STATISTICS_BY[by], ...FIGURES.map(([, label]) => label)])
    const rows = lines.map((line) => csvLine([line.name, ...FIGURES.map(([figure]) => line.figures[figure])]))
    return new Download(Buffer.from(UTF8 + head + rows.join('')), 'text/csv; charset=utf-8', name)
  }
  const columns: ListingColumn<StatisticsLine>[] = [
    [STATISTICS_BY[by], 36, (line) => line.name],
    ...FIGURES.map(([figure, label]): ListingColumn<StatisticsLine> => [label, 12, (line) => line.figures[figure]]),
  ]
  const bytes = await listingWorkbook({ sheet: '公开统计', about, columns }, lines)
  return new Download(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name)
}
