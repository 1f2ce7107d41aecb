import { today } from '../../../platform/clock.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { FormErrors } from '../../../platform/html/form.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { answerClock, type ClockAnswer } from '../clockView.js'
import { currentCalendar } from '../store.js'
import { refusalSentence } from '../words.js'
import { yearsOf, yearView } from '../year.js'
import { CLOCK_ADDRESS, CLOCK_FIELDS, ClockForm, Derivation } from './clock.js'
import { YearTables } from './year.js'

const TRAIL: [string, string] = ['工作日历', '/rili']

export const calendarPages: PublicPage[] = [
  { path: '/rili', kept: true, query: ['nian'], render: calendarPage },
  { path: CLOCK_ADDRESS, kept: false, query: CLOCK_FIELDS, render: clockPage },
]

/** A year of the calendar, this one unless another is asked for, and the form of the clock. */
async function calendarPage({ query, platform }: PageRequest): Promise<Page | null> {
  const calendar = await currentCalendar(platform.database.db)
  const years = yearsOf(calendar)
  const thisYear = Number(today(platform.clock).slice(0, 4))
  const year = query.nian ? Number(query.nian) : Math.min(Math.max(thisYear, years[0] ?? thisYear), years.at(-1) ?? thisYear)
  if (!years.includes(year)) return null
  return {
    title: `工作日历 ${year}年`,
    description: `${year}年工作日、节假日和调休上班日，以及政府信息公开答复期限的计算。`,
    breadcrumb: [TRAIL],
    body: (
      <>
        <h1>工作日历</h1>
        <p>
          政府信息公开的期限按工作日计算。哪天上班、哪天放假，以国务院办公厅每年的节假日安排通知为准，已收录 {calendar.from} 至{' '}
          {calendar.to} 的安排。
        </p>
        <p className="actions">
          <a className="button" href="#qixian">
            计算答复期限
          </a>
        </p>
        <nav aria-label="年份">
          <ul className="chips">
            {years.map((each) => (
              <li key={each}>
                <a href={`/rili?nian=${each}`} aria-current={each === year ? 'page' : undefined}>
                  {each}年
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <h2>{year}年</h2>
        <YearTables view={yearView(calendar, year)} />
        <h2 id="qixian">计算答复期限</h2>
        <p>收到申请的次日起算，二十个工作日内答复（条例第三十三条第二款）。填写日期，看看是哪一天、怎么算的。</p>
        <ClockForm values={{}} errors={null} />
      </>
    ),
  }
}

/** The form of the clock with its answer, or with what is wrong. */
async function clockPage({ query, platform }: PageRequest): Promise<Page> {
  const calendar = await currentCalendar(platform.database.db)
  const asked = Object.keys(query).length > 0
  const { answer, errors } = asked ? ask(query, (question) => answerClock(question, calendar)) : { answer: null, errors: null }
  return {
    title: errors ? '错误：计算答复期限' : '计算答复期限',
    breadcrumb: [TRAIL, ['计算答复期限', CLOCK_ADDRESS]],
    body: (
      <>
        <h1>计算答复期限</h1>
        {answer && <Derivation answer={answer} />}
        <ClockForm values={query} errors={errors} />
      </>
    ),
  }
}

type Question = Parameters<typeof answerClock>[0]

function ask(
  query: Record<string, string>,
  answer: (question: Question) => ClockAnswer,
): { answer: ClockAnswer | null; errors: FormErrors | null } {
  try {
    const consult = [consultation(query, ''), consultation(query, '2')].filter((each) => each !== null)
    return { answer: answer({ ...query, consult }), errors: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const message = refusalSentence(error)
    return { answer: null, errors: { message, fields: { [fieldOf(error)]: message } } }
  }
}

function consultation(query: Record<string, string>, which: '' | '2'): string | null {
  const from = query[`consultFrom${which}`]
  const to = query[`consultTo${which}`]
  if (!from !== !to) throw new Refused('consultation-half', null, { field: from ? `consultTo${which}` : `consultFrom${which}` })
  return from && to ? `${from}:${to}` : null
}

/** The field that a refusal is about. */
function fieldOf({ code, data }: Refused): string {
  if (data.field === 'consult' || (code.startsWith('consultation') && !data.field)) return 'consultFrom'
  if (code === 'bad-extension') return 'extend'
  if (code === 'correction-before-receipt') return 'corrected'
  if (code === 'fee-before-receipt') return 'feePaid'
  return String(data.field ?? 'received')
}
