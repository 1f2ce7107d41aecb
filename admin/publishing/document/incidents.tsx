import type { ReactElement } from 'react'
import { type Incident, listIncidents, readIncidentReport } from '../../../api/publishing-incidents.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { WITHDRAWALS } from '../../../api/publishing-words.js'
import { address } from '../../client.js'
import { moment } from '../../parts/moment.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'

/** What is kept of each withdrawal: when each place was emptied, and a draft of the report. Nothing where it never was withdrawn. */
export function Incidents({ view }: { view: DocumentView }): ReactElement | null {
  if (!view.timeline.some(({ type }) => type === 'DocumentWithdrawn')) return null
  return <Kept id={view.summary.id} />
}

function Kept({ id }: { id: string }): ReactElement {
  const reading = useAnswer(listIncidents, { params: { id } })
  return (
    <section className="card" aria-labelledby="incidents">
      <h2 id="incidents">撤下记录</h2>
      <Answered reading={reading}>
        {({ incidents }) => (
          <>
            {incidents.map((incident) => (
              <One key={incident.n} id={id} incident={incident} />
            ))}
          </>
        )}
      </Answered>
    </section>
  )
}

function One({ id, incident: { n, kind, at, by, clearings, provedAt, restoredAt } }: { id: string; incident: Incident }): ReactElement {
  return (
    <>
      <p>
        {moment(at)} {by} 撤下（{WITHDRAWALS[kind]}）{restoredAt && `，${moment(restoredAt)} 恢复`}
      </p>
      {provedAt === null ? (
        <p className="quiet small">平台正在逐处核对是否清空，一般一分钟以内，请稍后刷新。</p>
      ) : (
        <ul className="rows">
          {clearings.map((clearing) => (
            <li key={clearing.place}>
              {clearing.place}
              <div className="quiet small">✓ {moment(clearing.at)} 起打不开</div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={address(readIncidentReport, { params: { id, n: String(n) } })} download="撤下情况报告（草稿）.docx">
          下载情况报告草稿（Word）
        </a>
      </p>
    </>
  )
}
