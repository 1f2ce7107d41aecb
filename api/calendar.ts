import { z } from 'zod'
import { route } from './contract.js'

export { DAY_KINDS, STEP_KINDS } from './calendar-kinds.js'

const daySchema = z.iso.date('请填写日期，例如 2021-09-10。')
const kindSchema = z.enum(['workday', 'weekend', 'holiday', 'makeup'])

const calendarDay = z.object({
  day: z.string(),
  kind: kindSchema,
  /** 国庆节; null for a day without one. */
  name: z.string().nullable(),
  /** Number of the notice that makes it so, or null. */
  notice: z.string().nullable(),
  provisional: z.boolean(),
})

const span = z.object({ name: z.string(), from: z.string(), to: z.string() })

const notice = z.object({
  number: z.string(),
  numberConfidence: z.enum(['verified', 'unverified']),
  title: z.string(),
  year: z.number(),
  issuedOn: z.string(),
  url: z.string().nullable(),
  off: z.array(span),
  work: z.array(z.string()),
})

const yearSummary = z.object({
  year: z.number(),
  /** false: no notice yet, the days are provisional. */
  published: z.boolean(),
  workdays: z.number(),
  notices: z.array(z.object({ number: z.string(), title: z.string(), issuedOn: z.string(), url: z.string().nullable() })),
})

export const listYears = route({
  name: 'listYears',
  method: 'GET',
  path: '/api/calendar/years',
  summary: 'The years of the working-day calendar, the first provisional one last.',
  access: 'public',
  answer: z.object({ from: z.string(), to: z.string(), years: z.array(yearSummary) }),
})

export const showYear = route({
  name: 'showYear',
  method: 'GET',
  path: '/api/calendar/years/:year',
  summary: 'Every day of a year with its kind and the notice that says so.',
  access: 'public',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  answer: yearSummary.extend({ days: z.array(calendarDay) }),
})

export const listNotices = route({
  name: 'listNotices',
  method: 'GET',
  path: '/api/calendar/notices',
  summary: 'Every notice and its versions, newest first. Version 0 is built in.',
  access: 'public',
  answer: z.object({
    notices: z.array(
      notice.extend({
        version: z.number(),
        /** Whether the calendar is made from this version. */
        current: z.boolean(),
        importedAt: z.string().nullable(),
        importedBy: z.string().nullable(),
        /** Deadlines that moved when it was applied. */
        moved: z.number(),
      }),
    ),
  }),
})

/** What a notice is read from: its pasted text, or a table (pasted cells, or a CSV file under `file`). */
const noticeInput = z.object({
  text: z.string().max(50_000).optional(),
  table: z.string().max(50_000).optional(),
  /** Needed where the text does not say them; a table never does. */
  number: z.string().trim().max(60).optional(),
  issuedOn: z.union([z.literal(''), daySchema]).optional(),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: '请填写以 http 开头的网址。' })]).optional(),
})

const move = z.object({
  /** The feature that keeps the deadline. */
  source: z.string(),
  id: z.string(),
  label: z.string(),
  href: z.string().nullable(),
  from: z.string(),
  to: z.string(),
})

const preview = z.object({
  notice,
  /** What a person should look at, in Chinese. */
  warnings: z.array(z.string()),
  /** Days whose kind, or whose notice, changes. */
  changes: z.array(z.object({ day: z.string(), was: calendarDay, becomes: calendarDay })),
  /** Running deadlines that would move. */
  moves: z.array(move),
})

const REFUSALS = [
  'notice-empty',
  'notice-unreadable',
  'notice-no-number',
  'notice-no-year',
  'notice-no-issue-date',
  'notice-weekday-wrong',
  'notice-count-wrong',
  'notice-bad-row',
  'notice-bad-number',
  'notice-not-csv',
  'notice-same',
]

export const previewNotice = route({
  name: 'previewNotice',
  method: 'POST',
  path: '/api/calendar/notices/preview',
  summary: 'Reads a notice and says which days and which running deadlines it would change. Changes nothing.',
  access: { permission: 'calendar.import' },
  upload: ['file'],
  body: noticeInput,
  answer: preview,
  refusals: REFUSALS,
})

export const importNotice = route({
  name: 'importNotice',
  method: 'POST',
  path: '/api/calendar/notices',
  summary: 'Reads a notice and applies it as a new version. What it moved is kept with it.',
  access: { permission: 'calendar.import' },
  upload: ['file'],
  body: noticeInput,
  answer: preview.extend({ version: z.number() }),
  refusals: REFUSALS,
})

export const showMoves = route({
  name: 'showMoves',
  method: 'GET',
  path: '/api/calendar/moves',
  summary: 'The deadlines that moved when a version of a notice was applied.',
  access: 'signed-in',
  query: z.object({ number: z.string(), version: z.coerce.number().int() }),
  answer: z.object({ moves: z.array(move) }),
})

export const computeClock = route({
  name: 'computeClock',
  method: 'GET',
  path: '/api/calendar/clock',
  summary: 'The due date of a reply (条例 art. 33), derived day by day.',
  access: 'public',
  query: z.object({
    received: z.string(),
    corrected: z.string().optional(),
    feePaid: z.string().optional(),
    extend: z.string().optional(),
    /** FROM:TO, several separated by commas. */
    consult: z.string().optional(),
  }),
  answer: z.object({
    due: z.string(),
    provisional: z.boolean(),
    steps: z.array(
      z.object({
        day: z.string(),
        kind: z.enum(['start', 'restart', 'counted', 'makeup', 'weekend', 'holiday', 'paused']),
        n: z.number().nullable(),
        name: z.string().nullable(),
        notice: z.string().nullable(),
        article: z.string().nullable(),
        provisional: z.boolean(),
      }),
    ),
    /** Sentences to know beside the date. */
    notes: z.array(z.string()),
  }),
  refusals: [
    'not-a-day',
    'not-a-consultation',
    'bad-extension',
    'correction-before-receipt',
    'fee-before-receipt',
    'consultation-before-receipt',
    'consultation-ends-before-start',
    'before-calendar',
    'too-far',
  ],
})

export const computeFee = route({
  name: 'computeFee',
  method: 'GET',
  path: '/api/calendar/fee',
  summary: 'The information processing fee (国办函〔2020〕109号): by items or by pages, never both.',
  access: 'public',
  query: z.object({ items: z.string().optional(), pages: z.string().optional() }),
  answer: z.object({
    yuan: z.number(),
    steps: z.array(
      z.object({ from: z.number(), to: z.number(), count: z.number(), rate: z.number(), yuan: z.number(), article: z.string() }),
    ),
  }),
  refusals: ['not-a-count', 'fee-too-many', 'fee-one-method'],
})

export type CalendarDayView = z.output<typeof calendarDay>
export type NoticeView = z.output<typeof notice>
export type NoticePreview = z.output<typeof preview>
