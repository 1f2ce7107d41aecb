import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { unquoted } from './names.js'

/** Words that make an earlier year legitimate: comparisons, history, what is carried over, reports and problems of that year. */
const LEGITIMATE =
  /较|比|同期|相比|增长|下降|减少|增加|上年|结转|以来|截至|截止|起|至|始|问题|整改|考核|评估|测评|评议|报告|年报|修订|施行|实施|印发|出台|换届|机构改革/
const SUBJECT = /^(度)?(，|,)?(我|本|全|各|共|区|县|市|省|州|局|厅|[\u4e00-\u9fa5]{2,12}(局|厅|委|办|政府|办公室|中心|区|县|市|州))/

/** X-NAME on years: last year's year at the head of what was done this year, and a period that is not the report's. */
export function checkYears(context: Context): Finding[] {
  return statementsOf(context.report).flatMap((statement) => [...wrongYear(context, statement), ...wrongPeriod(context, statement)])
}

function wrongYear(context: Context, statement: Statement): Finding[] {
  const { year } = context
  if (year === null || statement.chapter === 5) return []
  const text = unquoted(statement.text)
  const match = /^([（(][^）)]{1,3}[)）])?[^，。0-9]{0,4}((?:19|20)\d{2})年(?!\d|[一二三四五六七八九十]+月)/.exec(text)
  if (!match) return []
  const stated = Number(match[2])
  const at = match.index + match[0].indexOf(match[2] as string)
  const rest = text.slice(match.index + match[0].length)
  const clause = rest.split(/[。；]/)[0] ?? ''
  if (stated === year || !SUBJECT.test(rest) || LEGITIMATE.test(clause.split('，').slice(0, 2).join('，'))) return []
  if (stated > year && /将|计划|下一步|继续|拟/.test(clause)) return []
  return [
    context.raise('X-NAME', {
      lines: statement.linesOf(at, at + 4),
      phrase: statement.text.slice(0, 24),
      operands: [
        { label: '正文写的年份', value: stated },
        { label: '报告年度', value: year },
      ],
      difference: stated - year,
      message: `这是 ${year} 年度的报告，而这一句写的是 ${stated} 年：“${statement.text.slice(0, 20)}……”，可能照抄了往年的报告。`,
      mend: `改成 ${year} 年，并核对这一段是不是本年度的情况。`,
    }),
  ]
}

const PERIOD = /(20\d\d)年1月1日[^，。]{0,6}?(?:至|到|—|-|~)[^，。]{0,3}?(20\d\d)?年?(\d{1,2})月(\d{1,2})日/

function wrongPeriod(context: Context, statement: Statement): Finding[] {
  const { year } = context
  const match = PERIOD.exec(statement.text)
  if (!match || year === null || !/统计|数据|期限|时限/.test(statement.text)) return []
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  const whole = from === year && to === year && match[3] === '12' && match[4] === '31'
  if (whole || /以来|起施行/.test(statement.text)) return []
  return [
    context.raise('X-NAME', {
      lines: statement.linesOf(match.index, match.index + match[0].length - 1),
      phrase: match[0],
      message: `统计期限写的是“${match[0]}”，而 ${year} 年度报告的期限是 ${year} 年 1 月 1 日至 12 月 31 日。`,
      mend: `改成 ${year} 年 1 月 1 日至 12 月 31 日。`,
    }),
  ]
}
