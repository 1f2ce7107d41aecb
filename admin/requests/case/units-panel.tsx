import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { RequestView, StepName } from '../../../api/request-view.js'
import { moment } from '../../parts/moment.js'
import { actionOf, type Steps } from './case-query.js'

interface Props {
  view: RequestView
  steps: Steps
  onOpen: (name: StepName) => void
}

/** Who was asked to help, what they answered, who is late. */
export function UnitsPanel({ view, steps, onOpen }: Props): ReactElement {
  const mayUrge = actionOf(view, 'urge')?.allowed === true
  const mayAssign = actionOf(view, 'assign')
  return (
    <>
      {view.assigned.length === 0 && <p className="quiet">没有转给其他单位办理。</p>}
      <ul className="rows">
        {view.assigned.map((one) => (
          <li key={one.to} className={one.late ? 'late' : ''}>
            <strong>{one.toName}</strong> {one.joint ? '会办' : '单独办理'}{' '}
            {one.reply ? (
              <span className="badge good">✓ 已反馈</span>
            ) : one.late ? (
              <span className="badge error">▲ 已逾期（{one.dueOn}）</span>
            ) : (
              <span className="badge info">等待反馈{one.dueOn ? `，限 ${one.dueOn}` : ''}</span>
            )}
            {one.urgedOn && <span className="quiet small"> {one.urgedOn} 催办过</span>}
            {one.reply && (
              <blockquote className="asked">
                {one.reply.text}
                <span className="quiet small"> {moment(one.reply.at)}</span>
              </blockquote>
            )}
            {!one.reply && mayUrge && (
              <p>
                <Button
                  aria-label={`催办${one.toName}`}
                  loading={steps.busy}
                  onClick={() => void steps.run('urge', { organId: one.to }, `已催办${one.toName}。`)}
                >
                  催办
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayAssign?.allowed && <Button onClick={() => onOpen('assign')}>转给{view.assigned.length > 0 ? '另一个' : ''}单位……</Button>}
    </>
  )
}
