import type { ReportLayout } from '../../../../law/annual-report/cells.js'
import {
  APPLICANT_COLUMNS,
  TABLE2,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../../law/annual-report/cells.js'
import type { Report } from '../../../../law/annual-report/report.js'
import { cellLabel } from '../checking/labels.js'
import { readFileGuarded } from './inputs/index.js'

const LAYOUT_NAMES: Record<ReportLayout, string> = {
  '2019': '2019 年格式（国办公开办函〔2019〕60号）',
  '2021': '2021 年格式（国办公开办函〔2021〕30号）',
  mixed: '两种格式混用',
}

/** Reads a file and prints what it says: as one JSON object, or as a summary to read. Throws a Fault for unusable input. */
export async function printReport(file: string, { json }: { json?: boolean }): Promise<void> {
  const report = await readFileGuarded(file)
  process.stdout.write(json ? `${JSON.stringify(report, null, 1)}\n` : summaryOf(report))
}

/** The report in lines of plain Chinese: who, when, every row that is there, the chapters, and what could not be told. */
export function summaryOf(report: Report): string {
  const lines = [
    `标题：${report.title ?? '未写'}`,
    `机关：${report.organ ?? '未写'}`,
    `年度：${report.year ?? '未写'}`,
    `格式：${LAYOUT_NAMES[report.layout]}`,
    `落款日期：${report.signedOn ?? '未写'}`,
    '',
    ...tableLines(report),
    '各章：',
    ...report.chapters.map((chapter) => `  ${chapter.title}（第 ${chapter.place.line} 行，${chapter.sentences.length} 句）`),
  ]
  if (report.undetermined.length > 0) lines.push('', '文字里已经看不出位置、不能断定的格：', ...report.undetermined.map(undeterminedLine))
  return `${lines.join('\n')}\n`
}

function tableLines(report: Report): string[] {
  const row = (label: string, paths: string[]): string[] => {
    const known = paths.filter((path) => path in report.cells || report.undetermined.some((entry) => entry.paths.includes(path)))
    return known.length > 0 ? [`  ${label}：${paths.map((path) => shown(report, path)).join('  ')}`] : []
  }
  const table2 = (['2019', '2021'] as const).flatMap((layout) =>
    TABLE2[layout]
      .filter((block) => report.layoutParts[block.item] === layout)
      .flatMap((block) =>
        block.rows.flatMap(({ key, label }) =>
          row(
            label,
            block.columns.map((column) => table2Path(key, column.key)),
          ),
        ),
      ),
  )
  const rows3 = new Map([...table3Rows('2019'), ...table3Rows('2021')].map((entry) => [entry.key, entry.label]))
  const table3 = [...rows3].flatMap(([key, label]) =>
    row(
      label,
      APPLICANT_COLUMNS.map((column) => table3Path(key, column.key)),
    ),
  )
  const table4 = TABLE4_GROUPS.flatMap(({ key, label }) =>
    row(
      label,
      TABLE4_RESULTS.map((result) => table4Path(key, result.key)),
    ),
  )
  return [
    ...titled('主动公开政府信息情况', table2),
    ...titled('收到和处理政府信息公开申请情况（自然人、五类组织、总计）', table3),
    ...titled('行政复议、行政诉讼情况（维持、纠正、其他、未审结、总计）', table4),
  ]
}

function titled(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [`${title}：`, ...lines, ''] : []
}

function shown(report: Report, path: string): string {
  if (!(path in report.cells)) return '?'
  const value = report.cells[path]
  return value === null || value === undefined ? '空' : String(value)
}

function undeterminedLine({ paths, values, place }: Report['undetermined'][number]): string {
  return `  第 ${place.line} 行：${values.length > 0 ? values.join('、') : '数字'} 应在${cellLabel(paths[0] ?? '')}等 ${paths.length} 格之中`
}
