import { Alert, Button } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import { type CalendarDayView, DAY_KINDS, type NoticePreview } from '../../api/calendar.js'
import { DataTable } from '../parts/data-table.js'
import { Moves } from './moves.js'

interface Props {
  preview: NoticePreview
  busy: boolean
  onApply: () => void
}

/** What a notice says, which days and deadlines it would change; nothing has changed yet. */
export function PreviewNotice({ preview, busy, onApply }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [preview])
  const { notice, warnings, changes, moves } = preview
  return (
    <section aria-labelledby="preview">
      <h3 id="preview" ref={heading} tabIndex={-1}>
        {notice.title}（{notice.number}）会改变什么
      </h3>
      {warnings.map((sentence) => (
        <Alert key={sentence} type="warning" showIcon title={sentence} style={{ marginBottom: 8 }} />
      ))}
      <ul>
        {notice.off.map((span) => (
          <li key={span.from}>
            {span.name}：{span.from} 至 {span.to} 放假
          </li>
        ))}
        <li>调休上班：{notice.work.join('、') || '无'}</li>
      </ul>
      <DataTable
        caption={`${changes.length} 天的性质或依据会变`}
        rows={changes}
        keyOf={(change) => change.day}
        empty="没有一天会变：日历里已经是这样。"
        columns={[
          { title: '日期', names: true, cell: (change) => change.day },
          { title: '原来', cell: (change) => words(change.was) },
          { title: '改为', cell: (change) => words(change.becomes) },
        ]}
      />
      <Moves moves={moves} />
      <Button type="primary" loading={busy} onClick={onApply}>
        确认导入
      </Button>
    </section>
  )
}

function words(day: CalendarDayView): string {
  return [DAY_KINDS[day.kind], day.name, day.provisional ? '（推算）' : ''].filter(Boolean).join(' ')
}
