import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { listReports } from '../../api/annual-report.js'
import type { ReportStatus, ReportSummary } from '../../api/annual-report-view.js'
import { listYears } from '../../api/calendar.js'
import { holds, useMe } from '../frame/me.js'
import { daysLeft, STATUS_WORDS, today } from '../making/status.js'
import { Answered, Page } from '../parts/page.js'
import { PublishingWork } from '../publishing/queue/publishing-work.js'
import { useAnswer } from '../query.js'
import { QuestionWork } from '../questions/question-work.js'
import { RemedyWork } from '../remedies/remedy-work.js'
import { RequestWork } from '../requests/desk/request-work.js'
import { SiteGaps } from './site-gaps.js'

const TO_DO: ReportStatus[] = ['returned', 'draft', 'correcting', 'locked']

/** What this person should do now. */
export function HomePage(): ReactElement {
  const me = useMe()
  return (
    <Page title="我的工作" lead={me && `${me.user.name}，今天是 ${today()}。`}>
      <CalendarWarning />
      {holds(me, 'site.edit') && <SiteGaps />}
      {holds(me, 'request.view') && <RequestWork />}
      {holds(me, 'remedy.view') && <RemedyWork />}
      {holds(me, 'publish.view') && <PublishingWork />}
      {holds(me, 'question.view') && <QuestionWork />}
      {holds(me, 'report.view') && <Reports />}
      {me && !holds(me, 'report.view') && !holds(me, 'request.view') && <OtherWork />}
    </Page>
  )
}

function CalendarWarning(): ReactElement | null {
  const years = useAnswer(listYears, {}).data?.years
  const next = Number(today().slice(0, 4)) + (Number(today().slice(5, 7)) >= 11 ? 1 : 0)
  const published = years?.find((entry) => entry.year === next)?.published
  if (!years || published) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`${next} 年的放假通知还没有导入，跨入该年的期限只是暂定。`}
      action={<Link to="/rili">去导入</Link>}
    />
  )
}

function Reports(): ReactElement {
  const reading = useAnswer(listReports, { query: {} })
  return (
    <Answered reading={reading}>
      {({ reports, unopened }) => {
        const working = reports.filter((report) => TO_DO.includes(report.status))
        const found = reports.filter((report) => report.errors > 0 && !TO_DO.includes(report.status))
        return (
          <div className="columns">
            <section className="card" aria-labelledby="working">
              <h2 id="working">正在办的年度报告（{working.length}）</h2>
              {working.length === 0 && <p className="quiet">没有正在编制的报告。</p>}
              <ul className="rows">
                {working.map((report) => (
                  <Working key={report.id} report={report} />
                ))}
              </ul>
              {unopened.length > 0 && (
                <p>
                  还有 {unopened.length} 个单位的 {unopened[0]?.year} 年报告没有开始，<Link to="/nianbao">去开始</Link>。
                </p>
              )}
            </section>
            <section className="card" aria-labelledby="found">
              <h2 id="found">还有错误没有答复的报告（{found.length}）</h2>
              {found.length === 0 && <p className="quiet">没有。</p>}
              <ul className="rows">
                {found.map((report) => (
                  <li key={report.id}>
                    <ReportLink report={report} />
                    <br />
                    错误 {report.errors} 处，需核对 {report.warnings} 处
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )
      }}
    </Answered>
  )
}

function Working({ report }: { report: ReportSummary }): ReactElement {
  return (
    <li>
      <ReportLink report={report} />{' '}
      <span className={`badge ${report.status === 'returned' ? 'error' : 'info'}`}>{STATUS_WORDS[report.status]}</span>
      <br />
      截止 {report.dueOn}，{daysLeft(report.dueOn, today())}；错误 {report.errors} 处，需核对 {report.warnings} 处
    </li>
  )
}

function ReportLink({ report }: { report: ReportSummary }): ReactElement {
  return (
    <Link to="/nianbao/$id" params={{ id: report.id }}>
      {report.organName} {report.year} 年
    </Link>
  )
}

function OtherWork(): ReactElement {
  return <p className="card">您没有申请和年度报告的办理权限。可以在左边的菜单里打开您能办的事。</p>
}
