import type { Context } from '../context.js'
import type { Finding } from '../finding.js'

/** 条例 art. 49: departments by 31 January, governments by 31 March of the next year. */
const DUE = { department: '01-31', government: '03-31' }

/** F-DATE: the date under the signature against the day by which the report is due. */
export function checkDates(context: Context): Finding[] {
  const { year, report } = context
  const { signedOn } = report
  if (signedOn === null) return [noDate(context)]
  if (year === null) return []
  if (signedOn < `${year}-12-31`) return [tooEarly(context, signedOn, year)]
  const due = `${year + 1}-${context.facts.kind === 'department' ? DUE.department : DUE.government}`
  if (signedOn > due) return [late(context, signedOn, due, context.facts.kind === 'township' ? 'warning' : 'error')]
  const departmental = `${year + 1}-${DUE.department}`
  return context.facts.kind === 'office' && signedOn > departmental ? [late(context, signedOn, departmental, 'info')] : []
}

function late(context: Context, signedOn: string, due: string, severity: 'error' | 'warning' | 'info'): Finding {
  return context.raise('F-DATE', {
    severity,
    phrase: signedOn,
    message: `报告落款 ${signedOn}，${severity === 'info' ? '如果是办公室本单位的报告，' : ''}应当在 ${due} 以前公布。`,
    mend: '确属逾期的说明原因；落款日期写错的改正。',
  })
}

function tooEarly(context: Context, signedOn: string, year: number): Finding {
  return context.raise('F-DATE', {
    severity: 'warning',
    phrase: signedOn,
    message: `报告落款 ${signedOn}，而 ${year} 年度的统计要到 ${year}-12-31 才结束。`,
    mend: '核对落款日期和报告年度。',
  })
}

function noDate(context: Context): Finding {
  return context.raise('F-DATE', {
    severity: 'info',
    phrase: 'no date',
    message: '报告没有落款日期，是否按期公布无法核对。',
    mend: '写明落款单位和日期。',
  })
}
