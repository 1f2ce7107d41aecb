import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { clauseOf, unquoted } from './names.js'

/** The latest day on which 春节 can fall, as month and day. */
const LATEST_SPRING_FESTIVAL = '02-21'
const SOON = /(春节前|年前|近期|不久|即将)[^，。]{0,14}(将|可|可以|能)|(将|可以?|能)[^，。]{0,6}(春节前|近期)/g

/** X-TENSE: 今年 whose year a reader cannot tell, and promises whose time has passed when the report is signed. */
export function checkTense(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  return [
    ...statements.flatMap((statement) => [...nextYearAsThis(context, statement), ...stale(context, statement)]),
    ...thisYear(context, statements),
  ]
}

const PLANS = /今年(的)?工作中|今年(，|我们|将|要|重点|继续)|在今年/

/** In the chapter on improvement 今年 means the year after the report's. */
function nextYearAsThis(context: Context, statement: Statement): Finding[] {
  const match = PLANS.exec(unquoted(statement.text))
  if (statement.chapter !== 5 || !match || context.year === null) return []
  return [
    context.raise('X-TENSE', {
      lines: statement.linesOf(match.index, match.index + match[0].length - 1),
      phrase: clauseOf(statement.text, match.index),
      message: `“${clauseOf(statement.text, match.index)}”说的是下一年的打算，却写“今年”，读者会以为是 ${context.year} 年。`,
      mend: `写明年份：${context.year + 1} 年。`,
    }),
  ]
}

function thisYear(context: Context, statements: Statement[]): Finding[] {
  const places = statements.flatMap((statement) => {
    if (statement.chapter === 5) return []
    return [...unquoted(statement.text).matchAll(/今年/g)].map(
      (match) => statement.linesOf(match.index ?? 0, (match.index ?? 0) + 1)[0] as number,
    )
  })
  if (places.length === 0) return []
  return [
    context.raise('X-TENSE', {
      severity: 'info',
      lines: places,
      phrase: 'this-year',
      message: `正文有 ${places.length} 处写“今年”；报告在次年公布，读者会误解年份。`,
      mend: `改成“${context.year ?? '报告'} 年”。`,
    }),
  ]
}

function stale(context: Context, statement: Statement): Finding[] {
  if (statement.chapter === 5) return []
  return [...statement.text.matchAll(SOON)].map((match) => {
    const at = match.index ?? 0
    const { signedOn } = context.report
    const passed = /春节/.test(match[0]) && signedOn !== null && signedOn.slice(5) > LATEST_SPRING_FESTIVAL
    return context.raise('X-TENSE', {
      severity: passed ? 'warning' : 'info',
      lines: statement.linesOf(at, at + match[0].length - 1),
      phrase: clauseOf(statement.text, at),
      message: passed
        ? `“${clauseOf(statement.text, at)}”：报告落款 ${signedOn}，春节已经过去。`
        : `“${clauseOf(statement.text, at)}”：公布时可能已经不是这样。`,
      mend: '按公布时的实际情况写，或者写明具体日期。',
    })
  })
}
