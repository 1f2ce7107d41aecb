import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { submitReport } from '../../api/annual-report-collection.js'
import type { ReportView } from '../../api/annual-report-view.js'
import { ActionButton } from '../parts/action-button.js'
import { Answered, Page } from '../parts/page.js'
import { Tabs } from '../parts/tabs.js'
import { Comments } from './comments.js'
import { ComposePart } from './compose-part.js'
import { HistoryPart } from './history-part.js'
import { PublishPart } from './publish-part.js'
import { useReport, useVerbs } from './report-query.js'
import { actionOf, daysLeft, STATUS_WORDS, today } from './status.js'
import { UnitsPart } from './units-part.js'

/** One annual report: its tables, text, contributions, sealing and history. */
export function ReportPage(): ReactElement {
  const { id } = useParams({ from: '/nianbao/$id' })
  const reading = useReport(id)
  return <Answered reading={reading}>{(view) => <Report key={view.id} view={view} />}</Answered>
}

function Report({ view }: { view: ReportView }): ReactElement {
  const { part = 'tables', cell } = useSearch({ from: '/nianbao/$id' })
  const go = useNavigate({ from: '/nianbao/$id' })
  const verbs = useVerbs(view.id)
  const open = view.status === 'draft' || view.status === 'returned' || view.status === 'correcting'
  const submit = actionOf(view, 'submitReport')
  return (
    <Page
      title={view.title}
      lead={
        <>
          {view.organName} · {STATUS_WORDS[view.status]} · 截止 {view.dueOn}
          {open && `（${daysLeft(view.dueOn, today())}）`}
          {view.source && ` · 来源：${view.source}`}
          <span role="status">{verbs.busy ? ' · 正在保存……' : ''}</span>
        </>
      }
      buttons={
        view.askedBy && (
          <ActionButton
            action={submit}
            label={`报送${view.askedBy.organName}`}
            type="primary"
            busy={verbs.busy}
            onAct={() => void verbs.run(submitReport, {}, '已报送。')}
          />
        )
      }
    >
      {view.askedBy && open && (
        <Alert type="info" showIcon title={`${view.askedBy.organName}要求在 ${view.askedBy.dueOn} 前报送。`} style={{ marginBottom: 12 }} />
      )}
      <Comments view={view} onShow={(path) => void go({ search: { part: 'tables', cell: path } })} />
      <Tabs
        label="报告的各部分"
        shown={part}
        onShow={(key) => void go({ search: { part: key } })}
        tabs={[
          { key: 'tables', label: '表格', children: <ComposePart stored={view} verbs={verbs} part="tables" cell={cell} /> },
          { key: 'text', label: '文字', children: <ComposePart stored={view} verbs={verbs} part="text" cell={undefined} /> },
          ...(view.collection || view.assignable.length > 0
            ? [{ key: 'units', label: '下级单位', children: <UnitsPart view={view} verbs={verbs} /> }]
            : []),
          { key: 'publish', label: '锁定与发布', children: <PublishPart view={view} verbs={verbs} /> },
          { key: 'history', label: '办理记录', children: <HistoryPart id={view.id} /> },
        ]}
      />
    </Page>
  )
}
