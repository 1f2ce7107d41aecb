import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { chineseValue } from './numbers.js'

const NUMBERED = /(?<![第之唯逐进统同万专单每])([一二三四五六七八九十]{1,2})(是|要)(?!一|否)/g
const NAMED = /[“"]([^”"]{3,60}、[^”"]{1,40})[”"]([一二三四五六七八九十两]{1,2})(个|项|类|大)?(环节|方面|领域|统一|公开|同步|步骤)/g

/** X-LIST: 一是、二是 … without a gap, and “决策、执行、服务、管理、结果”五个环节 with as many items as it says. */
export function checkEnumerations(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  return [...gaps(context, statements), ...statements.flatMap((statement) => counts(context, statement))]
}

function gaps(context: Context, statements: Statement[]): Finding[] {
  const findings: Finding[] = []
  let last = 0
  let chapter: number | null = null
  let section = ''
  for (const statement of statements) {
    if (statement.chapter !== chapter || statement.section !== section) last = 0
    chapter = statement.chapter
    section = statement.section
    for (const match of statement.text.matchAll(NUMBERED)) {
      const value = chineseValue(match[1] as string) ?? 0
      const at = match.index ?? 0
      if (!/(^|[，。；：:;！]|\*\*)$/.test(statement.text.slice(Math.max(0, at - 2), at))) continue
      if (value > last + 1 && last > 0) findings.push(gap(context, statement, at, last, value))
      last = value
    }
  }
  return findings
}

function gap(context: Context, statement: Statement, at: number, last: number, value: number): Finding {
  return context.raise('X-LIST', {
    lines: statement.linesOf(at, at + 1),
    phrase: `${last}-${value}${statement.text.slice(at, at + 12)}`,
    operands: [
      { label: '上一个序号', value: last },
      { label: '这一个序号', value },
    ],
    difference: value - last,
    message: `列举的序号从第 ${last} 项跳到第 ${value} 项，中间可能漏了一项。`,
    mend: '补上漏掉的一项，或者改正序号。',
  })
}

function counts(context: Context, statement: Statement): Finding[] {
  return [...statement.text.matchAll(NAMED)].flatMap((match) => {
    const items = (match[1] as string).split('、').length
    const stated = chineseValue(match[2] as string)
    const at = match.index ?? 0
    if (stated === null || stated === items) return []
    return [
      context.raise('X-LIST', {
        lines: statement.linesOf(at, at + match[0].length - 1),
        phrase: match[0],
        operands: [
          { label: '写的个数', value: stated },
          { label: '列出的个数', value: items },
        ],
        difference: stated - items,
        message: `“${match[0]}”写的是 ${stated} 个，列出的是 ${items} 个。`,
        mend: '核对列举的内容和个数。',
      }),
    ]
  })
}
