import type { CalendarDay } from '../../../../law/calendar/calendar.js'
import { weekday } from '../../../../law/day.js'

const HEADINGS = ['一', '二', '三', '四', '五', '六', '日']
/** What stands beside the number, so that colour is never the only sign. */
const MARKS = { workday: '', weekend: '', holiday: '休', makeup: '班' } as const

/** One month as a table, weeks beginning on Monday. */
export function Month({ days }: { days: readonly CalendarDay[] }) {
  const first = days[0]?.day ?? ''
  const workdays = days.filter((each) => each.kind === 'workday' || each.kind === 'makeup').length
  return (
    <table className="month">
      <caption>
        {Number(first.slice(0, 4))}年{Number(first.slice(5, 7))}月 <span className="month-count">工作日 {workdays} 天</span>
      </caption>
      <thead>
        <tr>
          {HEADINGS.map((heading) => (
            <th key={heading} scope="col" abbr={`星期${heading}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((each) => each !== null)?.day}>
            {week.map((each, i) => (each ? <DayCell key={each.day} info={each} /> : <td key={HEADINGS[i]}>{'\u00a0'}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ info }: { info: CalendarDay }) {
  const mark = MARKS[info.kind]
  return (
    <td className={`day ${info.kind}`}>
      <time dateTime={info.day}>{Number(info.day.slice(8))}</time>
      {mark && <span className="mark">{mark}</span>}
    </td>
  )
}

function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const first = days[0]
  const blanks: null[] = first ? Array(mondayFirst(first)).fill(null) : []
  const cells = [...blanks, ...days]
  const weeks: (CalendarDay | null)[][] = []
  for (let i = 0; i < cells.length; i += 7) weeks.push(cells.slice(i, i + 7))
  const last = weeks.at(-1)
  while (last && last.length < 7) last.push(null)
  return weeks
}

function mondayFirst({ day }: CalendarDay): number {
  return (weekday(day) + 6) % 7
}
