import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { CHANNELS } from '../../../api/request-words.js'
import { LIMITS } from '../../../law/limits.js'
import { AddFiles } from './add-files.js'
import './receipt.css'

interface Props {
  request: RequestView
  password: string
  onAnother: () => void
}

/** What the applicant is handed: number and query password, the latter shown this once. Printed without the rest of the screen. */
export function Receipt({ request, password, onAnother }: Props): ReactElement {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="spaced no-print"
        title="查询密码只在这里显示一次，系统里不保存。请打印或者抄给申请人后再离开。"
      />
      <section className="card receipt" aria-labelledby="receipt">
        <h2 id="receipt" ref={head} tabIndex={-1}>
          政府信息公开申请登记回执
        </h2>
        {request.practice && <p className="badge warning">演练件，不具有法律效力</p>}
        <dl className="facts">
          <dt>受理机关</dt>
          <dd>{request.organName}</dd>
          <dt>申请编号</dt>
          <dd className="big">{request.number}</dd>
          <dt>查询密码</dt>
          <dd className="big">{password}</dd>
          <dt>申请人</dt>
          <dd>{request.applicant}</dd>
          <dt>提交方式</dt>
          <dd>{CHANNELS[request.channel]}</dd>
          <dt>提交日期</dt>
          <dd>{request.submittedOn}</dd>
          <dt>收到申请之日</dt>
          <dd>{request.receivedOn ? `${request.receivedOn}（${request.receiptBasis}）` : '待与申请人确认，确认之日为收到申请之日'}</dd>
          {request.dueOn && (
            <>
              <dt>答复期限</dt>
              <dd>
                最迟 {request.dueOn}（收到之日起 {LIMITS.reply.n} 个工作日，依法延长的除外；征求意见、补正的时间不计算在内）
              </dd>
            </>
          )}
          <dt>申请内容</dt>
          <dd>{request.words?.description}</dd>
        </dl>
        <p>凭申请编号和查询密码，可以在本网站“依申请公开”栏目查询办理进度。</p>
      </section>
      <div className="buttons spaced no-print">
        <Button type="primary" onClick={() => window.print()}>
          打印回执
        </Button>
        <Link to="/requests/$id" params={{ id: request.id }} className="button-link">
          打开这件申请
        </Link>
        <Button onClick={onAnother}>再登记一件</Button>
      </div>
      <AddFiles requestId={request.id} />
    </>
  )
}
