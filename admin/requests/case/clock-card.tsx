import { type ReactElement, useState } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { LightMark } from '../light.js'

type Step = RequestView['clockDetail']['steps'][number]

/** The light, the last day for the reply, what was struck out on the way, and every day that counted or did not. */
export function ClockCard({ view }: { view: RequestView }): ReactElement {
  const { clockDetail: clock, formerDues } = view
  const [open, setOpen] = useState(false)
  return (
    <section className="card" aria-labelledby="clock">
      <h2 id="clock">答复期限</h2>
      <p>
        <LightMark light={view.light} words={view.clock} />
      </p>
      {clock.due ? (
        <p className="due">
          {formerDues.map(({ due, because }) => (
            <s key={`${due}${because}`} title={because}>
              {due}
            </s>
          ))}{' '}
          <strong>{clock.due}</strong>
          {view.light === 'blue' && '（停表中，还会顺延）'}
          {clock.provisional && '（暂定：跨入还没有公布放假安排的年份）'}
        </p>
      ) : (
        <p className="quiet">{view.receivedOn ? '期限现在不走，等对方办理后重新起算。' : '确认收到申请之日以后，期限才起算。'}</p>
      )}
      {view.light === 'blue' && <p className="quiet">正在征求意见，所需时间不计入期限（条例第三十三条）。截止日每过一个工作日顺延一天。</p>}
      {clock.pausedDays > 0 && <p>征求意见已停表 {clock.pausedDays} 个工作日。</p>}
      {formerDues.length > 0 && (
        <ul className="former">
          {formerDues.map(({ due, because, article }) => (
            <li key={`${due}${because}`}>
              <s>{due}</s> 作废：{because}
              {article && `（${article}）`}
            </li>
          ))}
        </ul>
      )}
      {clock.steps.length > 0 && (
        <>
          <button type="button" className="plain" aria-expanded={open} aria-controls="derivation" onClick={() => setOpen(!open)}>
            {open ? '收起逐日推算' : '看逐日推算'}
          </button>
          <div id="derivation" hidden={!open}>
            {open && <Derivation steps={clock.steps} />}
          </div>
        </>
      )}
    </section>
  )
}

const KINDS: Record<Step['kind'], string> = {
  start: '收到申请',
  restart: '重新起算',
  counted: '',
  makeup: '调休上班',
  weekend: '周末',
  holiday: '放假',
  paused: '征求意见，停表',
}

/** Counted days rest on the article in the caption; what else a day rests on stands beside it. */
const OWN_ARTICLE: Step['kind'][] = ['start', 'restart']

function Derivation({ steps }: { steps: readonly Step[] }): ReactElement {
  const total = Math.max(...steps.map((step) => step.n ?? 0))
  return (
    <table className="derivation">
      <caption>条例第三十三条第二款：{total} 个工作日，收到当日不计；划去的日子不计。征求意见停表依据第三十三条第三款。</caption>
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">计</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, at) => (
          <tr key={`${step.day}${at}`} className={step.n === null ? 'off' : ''}>
            <th scope="row">{step.n === null && !OWN_ARTICLE.includes(step.kind) ? <s>{step.day}</s> : step.day}</th>
            <td>{step.n ?? ''}</td>
            <td>
              {step.name ?? KINDS[step.kind]}
              {step.notice && <span className="notice-number">{step.notice}</span>}
              {OWN_ARTICLE.includes(step.kind) && <span className="notice-number">{step.article}</span>}
              {step.provisional && '，暂定'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
