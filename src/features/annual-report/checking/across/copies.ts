import type { Report } from '../../../../../law/annual-report/report.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'

/** So many long sentences in common, and this share of all, are no chance. */
const COMMON_SENTENCES = 8
const COMMON_SHARE = 0.5

/** X-COPY: sentences that another report has word for word, numbers and years aside. */
export function copied(context: Context, other: Report, whose: string): Finding[] {
  const own = longOnes(context.report)
  const theirs = new Set(longOnes(other).map(bare))
  const common = own.filter((statement) => theirs.has(bare(statement)))
  if (common.length < COMMON_SENTENCES || common.length < own.length * COMMON_SHARE) return []
  return [
    context.raise('X-COPY', {
      lines: common.flatMap((statement) => statement.linesOf(0, 0)),
      phrase: `${whose} ${other.organ} ${other.year}`,
      operands: [
        { label: '相同的句子', value: common.length },
        { label: '全部句子', value: own.length },
      ],
      message: `正文 ${own.length} 句里有 ${common.length} 句与${whose}报告（${other.organ ?? '未写明单位'} ${other.year ?? ''}）除数字外完全相同。`,
      mend: '按本年度本单位的实际情况重写。',
    }),
  ]
}

function longOnes(report: Report): Statement[] {
  return statementsOf(report).filter((statement) => !statement.heading && !statement.preface && statement.text.length >= 20)
}

function bare(statement: Statement): string {
  return statement.text.replace(/[\d.,%]/g, '')
}
