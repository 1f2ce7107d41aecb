import { type Calendar, type CalendarDay, dayOf, reaches } from './calendar/calendar.js'
import { addDays, type Day, day } from './day.js'
import { LIMITS } from './limits.js'
import { Refused } from './refused.js'

/** What moves the reply clock of a request. Anything else that happens to it leaves the clock alone. */
export type Tick =
  /** 条例 art. 31: the day of receipt. */
  | { kind: 'received'; on: Day }
  /** Art. 30: the corrected request came in; the count starts again in full. */
  | { kind: 'corrected'; on: Day }
  /** 国办函〔2020〕109号 art. 7: paid in full; the count starts again. */
  | { kind: 'feePaid'; on: Day }
  /** Art. 33 ¶3: others were consulted; the working days after `from` up to `to` are not counted. While it still runs `to` is today. */
  | { kind: 'consulted'; from: Day; to: Day }
  /** Art. 33 ¶2: once, twenty working days at most. */
  | { kind: 'extended'; days: number }

export type StepKind = 'start' | 'restart' | 'counted' | 'makeup' | 'weekend' | 'holiday' | 'paused'

/** One day of the derivation. `makeup` is a weekend day that is worked, and counted. */
export interface Step {
  day: Day
  kind: StepKind
  /** Which working day of the period it is; null for a day that is not counted. */
  n: number | null
  /** 国庆节; for a day without one null. */
  name: string | null
  /** Number of the notice that makes the day free or worked. */
  notice: string | null
  /** The article that the step rests on; null where only the week or the notice speaks. */
  article: string | null
  provisional: boolean
}

/** Something to know about the result: its sentence stands in the calendar feature's words. */
export type ClockNote = 'before-law' | 'consultation-after-due'

export interface ReplyDue {
  due: Day
  /** The count reached past the last published year: the day may still move. */
  provisional: boolean
  steps: Step[]
  notes: ClockNote[]
}

/** The revised Regulation's first day; a request from before falls under the older one, whose periods are not computed here. */
const IN_FORCE = day('2019-05-15')
const FEE_RESTART = '国办函〔2020〕109号第七条'
const RESTART_ARTICLES = { corrected: '条例第三十条', feePaid: FEE_RESTART } as const
const PAUSE_ARTICLE = '条例第三十三条第三款'
/** Days that lie further behind the calendar's end are slips of the pen. */
const FURTHEST_DAYS = 3 * 366
const RECEIPT_ARTICLE = '条例第三十一条'

/**
 * The last day for the reply (条例 art. 33 ¶2) and how it comes about, day by day.
 * The day of receipt is not counted; correction and payment replace it; consultations shift the end by their working days, overlaps
 * once; one that begins when the period is already over shifts nothing.
 * Refuses, each with its article where it has one: no-receipt, received-twice, corrected-twice, fee-paid-twice, extended-twice,
 * correction-before-receipt, fee-before-receipt, consultation-before-receipt, consultation-ends-before-start, bad-extension,
 * before-calendar, too-far.
 */
export function replyDue(ticks: readonly Tick[], calendar: Calendar): ReplyDue {
  const { received, restarts, pauses, extension } = readTicks(ticks, calendar)
  const base = restarts.at(-1)?.on ?? received
  const count = countFrom(base, LIMITS.reply.n + extension, pauses, calendar)
  const notes: ClockNote[] = received < IN_FORCE ? ['before-law'] : []
  if (pauses.some((pause) => pause.from > count.due)) notes.push('consultation-after-due')
  return {
    due: count.due,
    provisional: !reaches(calendar, count.due),
    steps: [
      step(dayOf(calendar, received), 'start', null, RECEIPT_ARTICLE),
      ...restarts.map((restart) => step(dayOf(calendar, restart.on), 'restart', null, RESTART_ARTICLES[restart.kind])),
      ...count.steps,
    ],
    notes,
  }
}

/** Walks from the day after `base` until `total` working days are counted and no pause that began in time is still running. */
function countFrom(base: Day, total: number, pauses: readonly Pause[], calendar: Calendar): { due: Day; steps: Step[] } {
  const waiting = [...pauses]
  const steps: Step[] = []
  let today = base
  let due = base
  let pausedUntil = base
  for (let n = 0; ; ) {
    while (waiting[0] && waiting[0].from <= today) pausedUntil = later(pausedUntil, waiting.shift()?.to)
    if (n === total && today >= pausedUntil) break
    today = addDays(today, 1)
    const info = dayOf(calendar, today)
    if (info.kind === 'weekend' || info.kind === 'holiday') {
      steps.push(step(info, info.kind, null, null))
      continue
    }
    due = today
    if (today <= pausedUntil) steps.push(step(info, 'paused', null, PAUSE_ARTICLE))
    else steps.push(countedStep(info, ++n))
  }
  // A pause may run out on a free day; the period has ended on the working day before.
  return { due, steps: steps.filter((each) => each.day <= due) }
}

interface Pause {
  from: Day
  to: Day
}

interface Restart {
  kind: 'corrected' | 'feePaid'
  on: Day
}

/** The ticks in order of time, checked. */
function readTicks(ticks: readonly Tick[], calendar: Calendar): { received: Day; restarts: Restart[]; pauses: Pause[]; extension: number } {
  const received = once(ticks, 'received', 'received-twice')?.on
  if (!received) throw new Refused('no-receipt', RECEIPT_ARTICLE)
  if (received < calendar.from) throw new Refused('before-calendar', null, { from: calendar.from })
  const latest = addDays(calendar.to, FURTHEST_DAYS)
  for (const tick of ticks) {
    if (tick.kind !== 'extended' && (tick.kind === 'consulted' ? tick.to : tick.on) > latest) throw new Refused('too-far', null, { latest })
  }

  const corrected = once(ticks, 'corrected', 'corrected-twice')
  if (corrected && corrected.on < received) throw new Refused('correction-before-receipt', RESTART_ARTICLES.corrected)
  const feePaid = once(ticks, 'feePaid', 'fee-paid-twice')
  if (feePaid && feePaid.on < received) throw new Refused('fee-before-receipt', RESTART_ARTICLES.feePaid)
  const extended = once(ticks, 'extended', 'extended-twice')
  if (extended) mustBeExtension(extended.days)

  const pauses = ticks.filter((tick) => tick.kind === 'consulted')
  for (const pause of pauses) {
    if (pause.to < pause.from) throw new Refused('consultation-ends-before-start', PAUSE_ARTICLE)
    if (pause.from < received) throw new Refused('consultation-before-receipt', PAUSE_ARTICLE)
  }
  return {
    received,
    restarts: [corrected, feePaid].filter((tick) => tick !== null).sort(byDay((tick) => tick.on)),
    pauses: pauses.sort(byDay((pause) => pause.from)),
    extension: extended?.days ?? 0,
  }
}

function once<Kind extends Tick['kind']>(ticks: readonly Tick[], kind: Kind, code: string): Extract<Tick, { kind: Kind }> | null {
  const found = ticks.filter((tick): tick is Extract<Tick, { kind: Kind }> => tick.kind === kind)
  if (found.length > 1) throw new Refused(code)
  return found[0] ?? null
}

function mustBeExtension(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > LIMITS.extension.n) {
    throw new Refused('bad-extension', LIMITS.extension.article, { most: LIMITS.extension.n })
  }
}

function countedStep(info: CalendarDay, n: number): Step {
  const article = n <= LIMITS.reply.n ? LIMITS.reply.article : LIMITS.extension.article
  return step(info, info.kind === 'makeup' ? 'makeup' : 'counted', n, article)
}

function step(info: CalendarDay, kind: StepKind, n: number | null, article: string | null): Step {
  return { day: info.day, kind, n, name: info.name, notice: info.notice, article, provisional: info.provisional }
}

function byDay<T>(of: (item: T) => Day): (a: T, b: T) => number {
  return (a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0)
}

function later(a: Day, b: Day | undefined): Day {
  return b !== undefined && b > a ? b : a
}
