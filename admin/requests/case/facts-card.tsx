import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { APPLICANT_KINDS, CHANNELS, DELIVERIES, FORMS, REQUEST_KINDS } from '../../../api/request-words.js'
import { PersonReader } from './person-reader.js'
import { OPINIONS, SERVICE_MODES } from './words.js'

/** Who asks for what, in their words, and what has come about so far. */
export function FactsCard({ view }: { view: RequestView }): ReactElement {
  const { words } = view
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">申请</h2>
      {words ? (
        <blockquote className="asked">
          {words.title && <strong>{words.title} </strong>}
          {words.documentNo && <span>{words.documentNo} </span>}
          {words.description}
        </blockquote>
      ) : (
        <p className="quiet">申请内容已按期清除。</p>
      )}
      {words?.correction && <p>补正：{words.correction}</p>}
      {words?.reasons && <p>说明的理由：{words.reasons}</p>}
      <dl className="facts">
        <dt>种类</dt>
        <dd>{REQUEST_KINDS[view.kind]}</dd>
        <dt>申请人</dt>
        <dd>
          {view.applicant}（{APPLICANT_KINDS[view.applicantKind]}）
        </dd>
        <dt>渠道</dt>
        <dd>
          {CHANNELS[view.channel]}，{view.submittedOn}
        </dd>
        <dt>收到之日</dt>
        <dd>{view.receivedOn ? `${view.receivedOn}（${view.receiptBasis}）` : '还没有确认'}</dd>
        <dt>获取方式</dt>
        <dd>
          {view.delivery.map((way) => DELIVERIES[way]).join('、')}
          {words && words.form.length > 0 && `；${words.form.map((form) => FORMS[form]).join('、')}`}
        </dd>
        <dt>承办人</dt>
        <dd>{view.handlerName ?? '还没有人承办'}</dd>
        <Progress view={view} />
      </dl>
      <PersonReader view={view} />
    </section>
  )
}

function Progress({ view }: { view: RequestView }): ReactElement {
  const { correction, consultations, reasons, extension, fee, decision, served } = view
  return (
    <>
      {correction && (
        <>
          <dt>补正</dt>
          <dd>
            {correction.askedOn} 告知，请于 {correction.dueOn} 前补正{correction.receivedOn ? `；${correction.receivedOn} 收到` : ''}
            <ol className="numbered">
              {correction.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          </dd>
        </>
      )}
      {consultations.map((one) => (
        <Fact key={one.id} name={one.with}>
          {one.sentOn} 征求意见；
          {one.opinion
            ? `${one.endedOn}：${OPINIONS[one.opinion]}`
            : one.lapsesOn
              ? `最晚 ${one.lapsesOn} 答复${one.deliveredOn ? '' : '（从发出日暂算，请登记送达日期）'}`
              : '等待答复，没有法定期限'}
        </Fact>
      ))}
      {reasons && (
        <Fact name="说明理由">
          {reasons.askedOn} 要求，限 {reasons.dueOn}
          {reasons.givenOn ? `；${reasons.givenOn} 收到` : ''}
        </Fact>
      )}
      {extension && (
        <Fact name="延长">
          {extension.days} 个工作日，{extension.consentedBy}同意
        </Fact>
      )}
      {view.delayedUntil && <Fact name="延迟至">{view.delayedUntil}</Fact>}
      {view.items > 1 && <Fact name="计费件数">{view.items} 件</Fact>}
      {fee && (
        <Fact name="信息处理费">
          {fee.yuan} 元，{fee.paidOn ? `${fee.paidOn} 已缴` : `限 ${fee.dueOn} 前缴纳`}
        </Fact>
      )}
      {decision && (
        <Fact name="处理结果">
          {decision.label} {decision.documentNo ?? ''}（{decision.on}）
        </Fact>
      )}
      {served && (
        <Fact name="送达">
          {SERVICE_MODES[served.mode]} {served.on}，{served.onTime ? '在期限内' : '超过期限'}
        </Fact>
      )}
      {view.continuedIn && (
        <Fact name="去向">
          <Link to="/requests/$id" params={{ id: view.continuedIn }}>
            {view.continuedIn}
          </Link>
        </Fact>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
