import { INSPECTION_OUTCOMES, type InspectionView } from '../../../../api/inspection.js'
import { dayOfInstant } from '../../../../law/day.js'
import { Download } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { listingSheet, workbookOf } from '../../../platform/sheets/listing.js'
import { readSite } from '../../../platform/site/site.js'
import { wordReport } from './word.js'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The report of a rehearsal as a file that goes to a meeting or to the organs concerned. */
export async function reportFile(
  { database }: Pick<Platform, 'database'>,
  view: InspectionView,
  format: 'docx' | 'xlsx',
): Promise<Download> {
  const { name } = await readSite(database.db)
  const on = dayOfInstant(Date.parse(view.run.startedAt))
  const bytes = format === 'docx' ? await wordReport(name, on, view) : await sheetReport(name, on, view)
  return new Download(bytes, TYPES[format], `网站自查报告-${on}.${format}`)
}

function sheetReport(name: string, on: string, { results, how }: InspectionView): Promise<Buffer> {
  const rules = listingSheet(
    {
      sheet: '自查结果',
      about: `${name}网站自查，${on}。${how}`,
      columns: [
        ['指标', 24, (row: (typeof results)[number]) => row.title],
        ['类别', 12, (row) => row.group],
        ['结果', 10, (row) => INSPECTION_OUTCOMES[row.outcome]],
        ['问题', 8, (row) => row.findings.length],
        ['检查情况', 70, (row) => row.words],
        ['依据', 40, (row) => row.source],
      ],
    },
    results,
  )
  const found = results.flatMap((result) => result.findings.map((finding) => ({ rule: result.title, ...finding })))
  const findings = listingSheet(
    {
      sheet: '问题清单',
      about: `问题 ${found.length} 个`,
      columns: [
        ['指标', 20, (row: (typeof found)[number]) => row.rule],
        ['责任单位', 20, (row) => row.organName],
        ['网页', 30, (row) => row.title],
        ['地址', 36, (row) => row.href ?? ''],
        ['链接', 44, (row) => row.target ?? ''],
        ['问题', 50, (row) => row.words],
        ['原文', 30, (row) => row.excerpt],
      ],
    },
    found,
  )
  return workbookOf([rules, findings])
}
