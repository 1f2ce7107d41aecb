import { Link, useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { getRemedy } from '../../api/remedies.js'
import type { RemedyView } from '../../api/remedy-view.js'
import { ABOUTS, PROCEDURES, REMEDY_CELLS, REMEDY_ROLES, SIDES } from '../../api/remedy-words.js'
import { holds, useMe } from '../frame/me.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { Timeline } from '../requests/case/timeline.js'
import '../requests/case/case.css'
import '../requests/case/steps.css'
import { LightMark } from '../requests/light.js'
import { PartyReader } from './party-reader.js'
import { RemedySteps } from './steps-panel.js'

/** One review or suit: what it is about, its stages and clocks, what happened, and the next lawful steps. */
export function RemedyPage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reading = useAnswer(getRemedy, { params: { id } })
  return <Answered reading={reading}>{(view) => <Remedy key={view.id} view={view} />}</Answered>
}

function Remedy({ view }: { view: RemedyView }): ReactElement {
  const me = useMe()
  return (
    <Page
      title={`${view.kindLabel} ${view.number}`}
      lead={
        <>
          {view.organName} · {view.body} {view.caseNo} · <LightMark light={view.light} words={view.clock} />
          {view.practice && <span className="badge warning">演练，不计入年报</span>}
        </>
      }
      buttons={
        view.kind === 'reconsideration' &&
        holds(me, 'remedy.handle') &&
        view.status !== 'voided' && (
          <Link to="/remedies/register" search={{ after: view.id }} className="button-link">
            登记复议后的诉讼
          </Link>
        )
      }
    >
      {view.notes.map((note) => (
        <Alert key={note.text} type="warning" showIcon className="spaced" title={note.text} description={note.article ?? ''} />
      ))}
      <div className="case">
        <div className="case-steps">
          <RemedySteps view={view} />
        </div>
        <div className="case-facts">
          <Facts view={view} />
        </div>
        <div className="case-course">
          <Stages view={view} />
          <section className="card" aria-labelledby="course">
            <h2 id="course">办理过程</h2>
            <Timeline view={view} />
          </section>
        </div>
      </div>
    </Page>
  )
}

function Facts({ view }: { view: RemedyView }): ReactElement {
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">案件</h2>
      <dl className="facts">
        <dt>争议的是</dt>
        <dd>
          {ABOUTS[view.about]}
          {view.matter && `：${view.matter}`}
        </dd>
        {view.requestId && (
          <>
            <dt>申请</dt>
            <dd>
              <Link to="/requests/$id" params={{ id: view.requestId }}>
                {view.requestNumber}
              </Link>
            </dd>
          </>
        )}
        {view.kind === 'litigation' && (
          <>
            <dt>本机关是</dt>
            <dd>{REMEDY_ROLES[view.role]}</dd>
            <dt>复议</dt>
            <dd>
              {view.after ? (
                <Link to="/remedies/$id" params={{ id: view.after.id }}>
                  不服 {view.after.number}
                </Link>
              ) : view.afterReview ? (
                '复议后起诉'
              ) : (
                '未经复议直接起诉'
              )}
            </dd>
          </>
        )}
        {view.followedBy.map((next) => (
          <div key={next.id} className="pair">
            <dt>后续诉讼</dt>
            <dd>
              <Link to="/remedies/$id" params={{ id: next.id }}>
                {next.number}
              </Link>
            </dd>
          </div>
        ))}
        <dt>计入年报</dt>
        <dd>{view.countedIn ? view.countedIn.label : '不计入'}</dd>
      </dl>
      <PartyReader view={view} />
    </section>
  )
}

function Stages({ view }: { view: RemedyView }): ReactElement {
  return (
    <section className="card" aria-labelledby="stages">
      <h2 id="stages">程序和期限</h2>
      {view.duties.map((duty) => (
        <p key={duty.label}>
          <strong>
            {duty.label}：{duty.due}
          </strong>
          {duty.from && `（自 ${duty.from} 次日起算）`}
          {duty.provisional && '，暂定'}
          {duty.article && <span className="quiet"> {duty.article}</span>}
        </p>
      ))}
      {view.orders.map((order) => (
        <p key={`${order.kind}${order.what}`}>
          {order.label}：{order.what}
          {order.dueOn && `（${order.dueOn} 前）`}{' '}
          {order.doneOn ? <span className="badge good">✓ {order.doneOn} 已履行</span> : <span className="badge warning">▲ 未登记履行</span>}
        </p>
      ))}
      <ol className="rows">
        {view.stages.map((stage, at) => (
          <li key={`${stage.stage}${at}`}>
            <strong>{stage.label}</strong> {stage.body} {stage.caseNo}
            {stage.stage !== 'second' && stage.stage !== 'retrial' && `（${PROCEDURES[stage.procedure]}）`}
            {stage.by && `，${SIDES[stage.by]}提出`}
            <br />
            <span className="quiet">
              {stage.notifiedOn} 收到通知
              {stage.acceptedOn && `，${stage.acceptedOn} ${stage.stage === 'review' ? '受理' : '立案'}`}
              {stage.repliedOn && `，${stage.repliedOn} 已答复`}
              {stage.decisionDue && `，对方审理期限到 ${stage.decisionDue.due}（${stage.decisionDue.article}）`}
            </span>
            {stage.decision && (
              <>
                <br />
                {stage.decision.on} {stage.decision.label} {stage.decision.documentNo}，{stage.decision.servedOn} 送达
              </>
            )}
          </li>
        ))}
      </ol>
      {view.resultLabel && view.cell && (
        <p>
          计入的结果：<strong>{view.resultLabel}</strong>（{REMEDY_CELLS[view.cell]}）
        </p>
      )}
    </section>
  )
}
