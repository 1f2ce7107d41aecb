import { BUILT_IN_CALENDAR } from '../../../law/calendar/notices.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { type ClockQuestion, readFee } from './ask.js'
import { answerClock } from './clockView.js'
import { refusalSentence, stepBasis, stepLabel, weekdayName } from './words.js'

/** Prints the due date and its derivation: as JSON, or as a table in Chinese. Throws Fault `refused` where the rules refuse. */
export function printClock({ json, ...question }: ClockQuestion & { json?: boolean }): void {
  const reply = inWords(() => answerClock(question, BUILT_IN_CALENDAR))
  if (json) return print(JSON.stringify(reply, null, 2))
  const rows = reply.steps.map((step) => [
    step.day,
    weekdayName(step.day),
    step.n === null ? '' : `第 ${step.n} 日`,
    stepLabel(step),
    stepBasis(step),
  ])
  print(table(['日期', '星期', '计数', '怎么算', '依据'], rows))
  print(`\n答复期限：${reply.due}（${weekdayName(reply.due)}）${reply.provisional ? '，暂定' : ''}`)
  for (const note of reply.notes) print(`注意：${note}`)
}

/** Prints the fee and its bands. Throws Fault `refused` where the rules refuse. */
export function printFee({ json, ...question }: { items?: string; pages?: string; json?: boolean }): void {
  const fee = inWords(() => readFee(question))
  if (json) return print(JSON.stringify(fee, null, 2))
  const unit = question.items ? '件' : '页'
  const rows = fee.steps.map((step) => [
    step.from === step.to ? `第 ${step.from} ${unit}` : `第 ${step.from} 至 ${step.to} ${unit}`,
    `${step.count} ${unit}`,
    `${step.rate} 元/${unit}`,
    `${step.yuan} 元`,
    step.article,
  ])
  if (rows.length > 0) print(table(['档次', '数量', '单价', '金额', '依据'], rows))
  print(`\n应收信息处理费：${fee.yuan} 元`)
}

function inWords<T>(rule: () => T): T {
  try {
    return rule()
  } catch (error) {
    if (error instanceof Refused) throw new Fault('refused', refusalSentence(error), { code: error.code })
    throw error
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Columns aligned for a terminal, where a Chinese character is two wide. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => width(row[i] ?? ''))))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(cell: string, to: number): string {
  return cell + ' '.repeat(Math.max(0, to - width(cell)))
}

function width(text: string): number {
  let wide = 0
  for (const char of text) wide += char.charCodeAt(0) > 0x2e7f ? 2 : 1
  return wide
}
