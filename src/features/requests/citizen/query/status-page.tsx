import { z } from 'zod'
import { type Day, dayOfInstant } from '../../../../../law/day.js'
import { today } from '../../../../platform/clock.js'
import type { Page } from '../../../../platform/html/page.js'
import { Facts, Notice } from '../../../../platform/html/parts.js'
import type { FormState } from '../../../../platform/http/mount.js'
import { currentCalendar } from '../../../calendar/index.js'
import type { ApplicantView } from '../../applicant.js'
import { documentsFor } from '../../documents/index.js'
import { settingsOf } from '../../documents/settings.js'
import { formerDues } from '../../formerDues.js'
import { releasedFiles } from '../../redaction/index.js'
import { APPLICANT_KINDS, CHANNELS } from '../../words.js'
import { NodeFrame, nodeTrail } from '../frame.js'
import { remedyOrganOf } from '../remedy-organ.js'
import { Deadline, Derivation } from './deadline.js'
import { type CaseForm, type Opened, ShownCase } from './open.js'
import { Papers } from './papers.js'
import { takePass } from './pass.js'
import { CaseRemedies } from './remedies.js'
import { standingOf } from './standing.js'

const schema = z.object({})

/** What a form that went through says here, by the word it leads back with. */
const DONE = {
  buzheng: '补正已经提交，办公室收到之日就是今天，答复期限重新起算。',
  liyou: '您说明的理由已经提交。',
  chehui: '申请已经撤回，办公室不再办理。',
  pingjia: '感谢您的评价。',
} as const

/** 办理进度: where the case stands; its form ends the visit (退出). */
export const statusForm: CaseForm<typeof schema> = {
  path: '/jindu',
  schema,
  page: statusPage,
  submit: ({ base }, { request, reply }) => {
    takePass(request, reply)
    return Promise.resolve(`${base}?tuichu=1`)
  },
}

async function statusPage(opened: Opened, state: FormState): Promise<Page> {
  const { organ, view, base } = opened
  const { db } = state.platform.database
  const calendar = await currentCalendar(db)
  const standing = standingOf(view, calendar, today(state.platform.clock))
  const done = Object.entries(DONE).find(([word]) => word === state.query.hao)?.[1]
  return {
    title: `办理进度 ${view.number}`,
    breadcrumb: nodeTrail(organ, ['办理查询', base], [view.number, `${base}/jindu`]),
    body: (
      <NodeFrame organ={organ} current="chaxun">
        <div className="case-head">
          <h1>申请 {view.number}</h1>
          <form method="post" action={`${base}/jindu`}>
            <ShownCase view={view} />
            <button type="submit" className="button quiet">
              退出
            </button>
          </form>
        </div>
        {done && (
          <Notice kind="good">
            <p>{done}</p>
          </Notice>
        )}
        {state.errors && (
          <Notice kind="error">
            <p>{state.errors.message}</p>
          </Notice>
        )}
        {view.state.practice && (
          <Notice kind="warning" title="演练申请">
            <p>这是演示站点的演练申请，不会真的办理，也不计入任何统计。</p>
          </Notice>
        )}
        <section className={`panel standing light-${view.clock.light}`} aria-labelledby="standing">
          <p className="light">{view.clock.words.replace(/^剩/, '还剩')}</p>
          <h2 id="standing">{standing.headline}</h2>
          <p>{standing.text}</p>
          {view.clock.phase === 'waiting' && view.state.fee?.paidOn === null && <Payment how={(await settingsOf(db, organ.id)).payment} />}
          {view.state.correction && standing.doNow?.path === '/buzheng' && <Items items={view.state.correction.items} />}
          {standing.doNow && (
            <p className="actions">
              <a className="button" href={base + standing.doNow.path}>
                {standing.doNow.label}
              </a>
            </p>
          )}
          <Deadline view={view} former={formerDues(view.history, calendar, today(state.platform.clock))} />
        </section>
        <Derivation view={view} />
        <CaseRemedies view={view} organ={await remedyOrganOf(db, organ)} calendar={calendar} />
        <h2>办理经过</h2>
        <Timeline view={view} />
        <Papers
          base={base}
          documents={await documentsFor({ platform: state.platform }, view.id, 'applicant')}
          released={await releasedFiles({ platform: state.platform }, view.id)}
        />
        <h2>申请情况</h2>
        <CaseFacts view={view} />
        <More opened={opened} />
      </NodeFrame>
    ),
  }
}

/** How a fee is paid, as the office's letters say it. */
function Payment({ how }: { how: string }) {
  return <p>缴纳方式：{how || '见收费通知书，或者询问办公室。'}</p>
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <ol>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  )
}

function Timeline({ view }: { view: ApplicantView }) {
  return (
    <ol className="timeline">
      {view.timeline.map(({ at, sentence, article }) => (
        <li key={at + sentence}>
          <time dateTime={at}>{dayAt(at)}</time>
          <p>
            {sentence}
            {article !== null && !sentence.includes('条例第') && <span className="hint"> {article}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

function CaseFacts({ view: { state, words, person } }: { view: ApplicantView }) {
  return (
    <>
      <Facts
        items={[
          ['申请人', person ? `${person.name}（${APPLICANT_KINDS[state.applicantKind]}）` : '个人信息已按规定清除'],
          ['提交方式', `${CHANNELS[state.channel]}，${state.submittedOn}`],
          ['收到申请之日', state.receivedOn ? `${state.receivedOn}（${state.receiptBasis}）` : '等待确认'],
        ]}
      />
      {words && (
        <details className="panel quiet">
          <summary>您申请的内容</summary>
          <p className="as-written">{words.description}</p>
          {words.correction !== '' && (
            <>
              <h3>您的补正</h3>
              <p className="as-written">{words.correction}</p>
            </>
          )}
          {words.reasons !== '' && (
            <>
              <h3>您说明的理由</h3>
              <p className="as-written">{words.reasons}</p>
            </>
          )}
        </details>
      )}
    </>
  )
}

function More({ opened: { view, base } }: { opened: Opened }) {
  const over = view.state.status === 'decided' || view.state.status === 'archived'
  const mayWithdraw = view.state.status === 'submitted' || view.state.status === 'open'
  if (!over && !mayWithdraw) return null
  return (
    <>
      <h2>还可以</h2>
      <ul className="chips">
        {mayWithdraw && (
          <li>
            <a href={`${base}/chehui`}>撤回申请</a>
          </li>
        )}
        {over && (
          <li>
            <a href={`${base}/pingjia`}>{view.rating === null ? '评价这次办理' : '修改评价'}</a>
          </li>
        )}
      </ul>
    </>
  )
}

const dayAt = (at: string): Day => dayOfInstant(Date.parse(at))
