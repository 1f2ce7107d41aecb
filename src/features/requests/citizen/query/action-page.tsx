import type { ReactNode } from 'react'
import type { Page } from '../../../../platform/html/page.js'
import { NodeFrame, nodeTrail } from '../frame.js'
import type { Opened } from './open.js'

/** The page of one thing that an applicant may do about the case. */
export function actionPage({ organ, view, base }: Opened, title: string, path: string, body: ReactNode): Page {
  return {
    title: `${title} ${view.number}`,
    breadcrumb: nodeTrail(organ, ['办理查询', base], [view.number, `${base}/jindu`], [title, base + path]),
    body: (
      <NodeFrame organ={organ} current="chaxun">
        <h1>
          {title}：申请 {view.number}
        </h1>
        {body}
        <p>
          <a href={`${base}/jindu`}>回到办理进度</a>
        </p>
      </NodeFrame>
    ),
  }
}

/** The button of such a form, and the way back. */
export function Buttons({ base, label }: { base: string; label: string }) {
  return (
    <p className="actions">
      <button type="submit">{label}</button>
      <a className="button quiet" href={`${base}/jindu`}>
        先不提交
      </a>
    </p>
  )
}
