import { STATUTORY_BASIS } from '../../../../law/calendar/statutory.js'
import { daysBetween } from '../../../../law/day.js'
import { Notice, TableBox } from '../../../platform/html/parts.js'
import { weekdayName } from '../words.js'
import { byMonth, type Year } from '../year.js'
import { Month } from './month.js'

/** A year: its holidays, its make-up workdays, its months, and the notices they stand on. */
export function YearTables({ view }: { view: Year }) {
  const makeup = view.days.filter((each) => each.kind === 'makeup')
  return (
    <>
      {!view.published && (
        <Notice kind="warning" title={`${view.year}年的放假安排尚未公布`}>
          <p>下面只列出按{STATUTORY_BASIS}推定的法定节假日，调休上班日还不知道。涉及这一年的期限都是暂定的，通知公布后可能变动。</p>
        </Notice>
      )}
      <p>
        {view.year}年共有工作日 {view.workdays} 天{view.published ? '' : '（暂定）'}。
      </p>
      <TableBox caption={`${view.year}年节假日${view.published ? '' : '（暂定）'}`}>
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">放假</th>
            <th scope="col">天数</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {view.holidays.map((holiday) => (
            <tr key={holiday.from}>
              <th scope="row">{holiday.name}</th>
              <td>{holiday.from === holiday.to ? holiday.from : `${holiday.from} 至 ${holiday.to}`}</td>
              <td>{daysBetween(holiday.from, holiday.to) + 1}</td>
              <td>{holiday.notice ?? STATUTORY_BASIS}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {makeup.length > 0 && (
        <TableBox caption={`${view.year}年调休上班的周末`}>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">星期</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {makeup.map((each) => (
              <tr key={each.day}>
                <th scope="row">{each.day}</th>
                <td>{weekdayName(each.day)}</td>
                <td>{each.notice}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      <h3>逐月日历</h3>
      <p className="legend">“休”是放假，“班”是调休上班的周末；其余周六、周日休息。</p>
      <div className="months">
        {byMonth(view.days).map((days) => (
          <Month key={days[0]?.day} days={days} />
        ))}
      </div>
      {view.notices.length > 0 && <Notices view={view} />}
    </>
  )
}

function Notices({ view }: { view: Year }) {
  return (
    <TableBox caption={`${view.year}年日历依据的通知`}>
      <thead>
        <tr>
          <th scope="col">文号</th>
          <th scope="col">通知</th>
          <th scope="col">成文日期</th>
        </tr>
      </thead>
      <tbody>
        {view.notices.map((notice) => (
          <tr key={notice.number}>
            <th scope="row">
              {notice.number}
              {notice.numberConfidence === 'unverified' && '（文号由导入人填写）'}
            </th>
            <td>{notice.url ? <a href={notice.url}>{notice.title}</a> : notice.title}</td>
            <td>{notice.issuedOn}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
