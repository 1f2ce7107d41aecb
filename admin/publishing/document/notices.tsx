import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { DocumentView } from '../../../api/publishing-view.js'
import { WITHDRAWALS } from '../../../api/publishing-words.js'
import { moment } from '../../parts/moment.js'
import { STEP_NAMES } from '../words.js'

/** What whoever opens a document must know first: withdrawn, asked back, given back, let out before its time. */
export function DocumentNotices({ view }: { view: DocumentView }): ReactElement {
  const { withdrawn, restoring, review, versions } = view
  const forced = versions.filter((version) => version.forced.length > 0)
  return (
    <>
      {withdrawn && (
        <Alert
          type="error"
          showIcon
          className="spaced"
          title={`已撤下（${WITHDRAWALS[withdrawn.kind]}），公众打开只看到“已经撤下”`}
          description={`${withdrawn.by} ${moment(withdrawn.at)}：${withdrawn.reason}`}
        />
      )}
      {restoring && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`${restoring.name}申请恢复，要由另一个人同意`}
          description={`${moment(restoring.at)}：${restoring.reason}`}
        />
      )}
      {review?.returned && review.returned.step !== 'author' && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`${STEP_NAMES[review.returned.step] ?? '审核'}退回`}
          description={`${review.returned.by} ${moment(review.returned.at)}：${review.returned.reasons}`}
        />
      )}
      {forced.map((version) => (
        <Alert
          key={version.no}
          type="warning"
          showIcon
          className="spaced"
          title={`第 ${version.no} 版是强制发布的`}
          description={`没有经过：${version.forced.map((gate) => STEP_NAMES[gate] ?? gate).join('、')}。这个标记一直保留。`}
        />
      ))}
    </>
  )
}
