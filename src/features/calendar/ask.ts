import type { Tick } from '../../../law/clock.js'
import { type Day, parseDay } from '../../../law/day.js'
import { type Fee, perItem, perPage } from '../../../law/fee.js'
import { Refused } from '../../../law/refused.js'

/** What somebody asks the clock, as they wrote it: on the command line, in a form, in an address. Blank is not asked. */
export interface ClockQuestion {
  received?: string
  corrected?: string
  feePaid?: string
  extend?: string
  /** FROM:TO each. */
  consult?: string[]
}

/** The question as ticks. Refuses `not-a-day` and `not-a-consultation`, with the field in their data, and `bad-extension`. */
export function readQuestion(question: ClockQuestion): Tick[] {
  const ticks: Tick[] = []
  if (question.received) ticks.push({ kind: 'received', on: dayIn('received', question.received) })
  if (question.corrected) ticks.push({ kind: 'corrected', on: dayIn('corrected', question.corrected) })
  if (question.feePaid) ticks.push({ kind: 'feePaid', on: dayIn('feePaid', question.feePaid) })
  for (const consultation of question.consult ?? []) ticks.push(readConsultation(consultation))
  if (question.extend) ticks.push({ kind: 'extended', days: Number(question.extend) })
  return ticks
}

/** The fee for the items or the pages asked for. Refuses `fee-one-method` unless one of them is given, `not-a-count`, `fee-too-many`. */
export function readFee(question: { items?: string; pages?: string }): Fee {
  if (!question.items === !question.pages) throw new Refused('fee-one-method', '国办函〔2020〕109号第三条')
  return question.items ? perItem(countIn(question.items)) : perPage(countIn(question.pages ?? ''))
}

function readConsultation(text: string): Tick {
  const [from, to, ...rest] = text.split(/[:：]/)
  if (!from || !to || rest.length > 0) throw new Refused('not-a-consultation', null, { field: 'consult', text })
  return { kind: 'consulted', from: dayIn('consult', from), to: dayIn('consult', to) }
}

function dayIn(field: string, text: string): Day {
  const day = parseDay(text.trim())
  if (!day) throw new Refused('not-a-day', null, { field, text })
  return day
}

function countIn(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN
}
