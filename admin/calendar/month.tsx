import type { ReactElement } from 'react'
import { type CalendarDayView, DAY_KINDS } from '../../api/calendar.js'
import { day, weekday } from '../../law/day.js'
import './calendar.css'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const SIGNS = { workday: '', weekend: '', holiday: '休', makeup: '班' }

/** A month as a table of weeks; what a day is stands in it as a word, not only as a colour. */
export function Month({ year, month, days }: { year: number; month: number; days: CalendarDayView[] }): ReactElement {
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  return (
    <table className="month">
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days.filter((entry) => entry.day.startsWith(prefix))).map((week) => (
          <tr key={week.find(Boolean)?.day}>
            {week.map((entry, index) => (
              <td
                key={entry?.day ?? index}
                className={entry ? `${entry.kind} ${entry.provisional ? 'provisional' : ''}` : ''}
                title={entry ? [DAY_KINDS[entry.kind], entry.name, entry.notice].filter(Boolean).join(' ') : undefined}
              >
                {entry && Number(entry.day.slice(8))}
                {entry && SIGNS[entry.kind] && <span className="sign">{SIGNS[entry.kind]}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Weeks from Monday to Sunday; undefined where the month has not begun or is over. */
export function weeksOf(days: CalendarDayView[]): (CalendarDayView | undefined)[][] {
  const first = days[0]
  if (!first) return []
  const lead = (weekday(day(first.day)) + 6) % 7
  const cells: (CalendarDayView | undefined)[] = [...Array.from({ length: lead }, () => undefined), ...days]
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
