import { type CellPath, type Layout, layoutOfYear, TABLE2, table2Path } from '../../../../../law/annual-report/cells.js'
import { FORMAT_2019, FORMAT_2021 } from '../../../../../law/annual-report/rule.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'

const FORMAT = { '2019': FORMAT_2019, '2021': FORMAT_2021 }
const SHORT = { '2019': '60 号文（2019、2020 年度）', '2021': '30 号文（2021 年度起）' }

/** F-YEAR: every part in the layout due for the year; F-TABLE: all three tables are there. */
export function checkLayout(context: Context): Finding[] {
  return [...wrongLayout(context), ...missingTables(context), ...noYear(context)]
}

function wrongLayout(context: Context): Finding[] {
  const { year, report } = context
  if (year === null) return []
  const due = layoutOfYear(year)
  return Object.entries(report.layoutParts)
    .filter(([, layout]) => layout !== due)
    .map(([part, layout]) =>
      context.raise('F-YEAR', {
        cells: cellsOf(context, part, layout),
        phrase: part,
        basis: FORMAT[due],
        message: `${year} 年度的报告，${part === 'table3' ? '表三' : `表二“${part}”`}用的是${SHORT[layout]}的版式，应当用${SHORT[due]}的版式${hint(part, due)}。`,
        mend: part === 'table3' && due === '2021' ? '把“（六）其他处理”分成三行填写。' : `按${SHORT[due]}的表头重新填写这一部分。`,
      }),
    )
}

function hint(part: string, due: Layout): string {
  if (part === 'table3') return due === '2021' ? '（“（六）其他处理”分三行）' : '（“（六）其他处理”为一行）'
  if (part.includes('（一）'))
    return due === '2021' ? '（本年制发件数、本年废止件数、现行有效件数）' : '（本年新制作数量、本年新公开数量、对外公开总数量）'
  return ''
}

function cellsOf(context: Context, part: string, layout: Layout): CellPath[] {
  const { cells } = context.report
  if (part === 'table3') return Object.keys(cells).filter((path) => /^table3\.other/.test(path))
  const blocks = TABLE2[layout].filter((block) => block.item === part)
  return blocks
    .flatMap((block) => block.rows.flatMap((row) => block.columns.map((column) => table2Path(row.key, column.key))))
    .filter((path) => path in cells)
}

function missingTables(context: Context): Finding[] {
  const paths = [...Object.keys(context.report.cells), ...context.lost]
  return [
    ['table2.', '表二（主动公开政府信息情况）'],
    ['table3.', '表三（收到和处理政府信息公开申请情况）'],
    ['table4.', '表四（行政复议、行政诉讼情况）'],
  ]
    .filter(([prefix]) => !paths.some((path) => path.startsWith(prefix as string)))
    .map(([prefix, name]) =>
      context.raise('F-TABLE', {
        phrase: prefix as string,
        message: `没有读到${name}。`,
        mend: '按规定的格式列出表格；没有数的填 0，不能只用文字代替，也不能用图片。',
      }),
    )
}

function noYear(context: Context): Finding[] {
  if (context.year !== null) return []
  return [
    context.raise('F-YEAR', {
      severity: 'warning',
      phrase: 'no year',
      message: '报告没有写明是哪一年度的，版式和期限没有核对。',
      mend: '在标题里写明报告年度。',
    }),
  ]
}
