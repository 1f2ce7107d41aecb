import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { listYears, showYear } from '../../api/calendar.js'
import { holds, useMe } from '../frame/me.js'
import { today } from '../making/status.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { ImportNotice } from './import-notice.js'
import { Month } from './month.js'
import { Notices } from './notices.js'

type Years = z.output<typeof listYears.answer>

/** The working-day calendar, year by year, the notices it is made from, and the import of the next. */
export function CalendarPage(): ReactElement {
  const me = useMe()
  const [importing, setImporting] = useState(false)
  const years = useAnswer(listYears, {})
  return (
    <Page
      title="工作日日历"
      lead="所有法定期限都按它计算。依据国务院办公厅每年的节假日安排通知；没有通知的年份按周末推算，只供参考。"
      buttons={holds(me, 'calendar.import') && <Button onClick={() => setImporting(true)}>导入放假通知……</Button>}
    >
      {importing && <ImportNotice onClose={() => setImporting(false)} />}
      <Answered reading={years}>{(answer) => <Year years={answer} />}</Answered>
      <Notices />
    </Page>
  )
}

function Year({ years }: { years: Years }): ReactElement {
  const now = Number(today().slice(0, 4))
  const last = years.years.at(-1)?.year ?? now
  const [year, setYear] = useState(Math.min(now, last))
  const reading = useAnswer(showYear, { params: { year } }, { keep: true })
  return (
    <section className="card" aria-label="全年">
      <div className="filters">
        <div className="field">
          <label htmlFor="year">年份</label>
          <select id="year" value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {years.years.map((entry) => (
              <option key={entry.year} value={entry.year}>
                {entry.year} 年{entry.published ? '' : '（推算）'}
              </option>
            ))}
          </select>
        </div>
        <ul className="legend">
          <li className="holiday">休 放假</li>
          <li className="makeup">班 调休上班</li>
          <li className="weekend">周末</li>
        </ul>
      </div>
      <Answered reading={reading}>
        {(answer) => (
          <>
            <p role="status">
              {answer.year} 年共 {answer.workdays} 个工作日。
              {answer.notices.map((notice) => notice.number).join('、')}
            </p>
            {!answer.published && (
              <Alert
                type="warning"
                showIcon
                title="这一年的放假通知还没有导入，日期按周末推算，涉及它的期限都标为“暂定”。"
                style={{ marginBottom: 12 }}
              />
            )}
            <div className="months">
              {MONTHS.map((month) => (
                <Month key={month} year={answer.year} month={month} days={answer.days} />
              ))}
            </div>
          </>
        )}
      </Answered>
    </section>
  )
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
