import type { ReactNode } from 'react'
import { STATUTORY_BASIS } from '../../../../law/calendar/statutory.js'
import { daysBetween } from '../../../../law/day.js'
import { HeadRow, Notice, TableBox } from '../../../platform/html/parts.js'
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
      <Listing
        caption={`${view.year}年节假日${view.published ? '' : '（暂定）'}`}
        heads={['节日', '放假', '天数', '依据']}
        rows={view.holidays.map(({ name, from, to, notice }) => [
          name,
          from === to ? from : `${from} 至 ${to}`,
          daysBetween(from, to) + 1,
          notice ?? STATUTORY_BASIS,
        ])}
      />
      {makeup.length > 0 && (
        <Listing
          caption={`${view.year}年调休上班的周末`}
          heads={['日期', '星期', '依据']}
          rows={makeup.map(({ day, notice }) => [day, weekdayName(day), notice])}
        />
      )}
      <h3>逐月日历</h3>
      <p className="legend">“休”是放假，“班”是调休上班的周末；其余周六、周日休息。</p>
      <div className="months">
        {byMonth(view.days).map((days) => (
          <Month key={days[0]?.day} days={days} />
        ))}
      </div>
      {view.notices.length > 0 && (
        <Listing
          caption={`${view.year}年日历依据的通知`}
          heads={['文号', '通知', '成文日期']}
          rows={view.notices.map(({ number, numberConfidence, title, url, issuedOn }) => [
            numberConfidence === 'verified' ? number : `${number}（文号由导入人填写）`,
            url ? <a href={url}>{title}</a> : title,
            issuedOn,
          ])}
        />
      )}
    </>
  )
}

/** A table whose rows begin with what they are about. */
function Listing({ caption, heads, rows }: { caption: string; heads: string[]; rows: ReactNode[][] }) {
  return (
    <TableBox caption={caption}>
      <HeadRow heads={heads} />
      <tbody>
        {rows.map(([first, ...rest], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
          <tr key={i}>
            <th scope="row">{first}</th>
            {rest.map((cell, column) => (
              <td key={heads[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
