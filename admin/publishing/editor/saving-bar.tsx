import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { getDocument, keepEditing } from '../../../api/publishing.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { call } from '../../client.js'
import { moment } from '../../parts/moment.js'
import { useNotice } from '../../parts/notice.js'
import { useAnswer } from '../../query.js'
import type { Draft } from './use-draft.js'

const ASK_MS = 45_000

interface Props {
  id: string
  draft: Draft
  /** Gives up what was typed and begins with what is saved. */
  onTheirs: (view: DocumentView) => void
}

/** Whether what was typed is safe, who else has the text open, and what to do when both wrote. */
export function SavingBar({ id, draft, onTheirs }: Props): ReactElement {
  const notice = useNotice()
  const others = useAnswer(keepEditing, { params: { id } }, { refetchInterval: ASK_MS }).data?.others ?? []
  const { status, savedAt, sentence } = draft
  const words = {
    saved: `✓ 已自动保存，${moment(savedAt)}`,
    typing: '正在输入，停下来就自动保存……',
    saving: '正在保存……',
    failed: `▲ 还没有保存：${sentence}`,
    conflict: '▲ 没有保存：别人刚刚保存过',
  }[status]
  return (
    <>
      {others.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`${others.join('、')}也打开了这份稿件，请先商量好谁来改，免得互相冲突。`}
        />
      )}
      {status === 'conflict' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="spaced"
          title="别人刚刚保存过这份稿件，您写的内容还在下面，没有丢"
          description={
            <>
              <p>{sentence}</p>
              <div className="buttons">
                <Button onClick={() => window.open(location.href, '_blank', 'noreferrer')}>看对方的版本（新窗口）</Button>
                <Button danger onClick={() => void draft.overwrite().catch(notice.failed)}>
                  用我的内容覆盖
                </Button>
                <Button onClick={() => void call(getDocument, { params: { id } }).then(onTheirs, notice.failed)}>
                  放弃我的，改用对方的
                </Button>
              </div>
            </>
          }
        />
      )}
      <div className="saving">
        <span role="status" className={status === 'failed' || status === 'conflict' ? 'fault' : 'quiet'}>
          {words}
        </span>
        {(status === 'typing' || status === 'failed') && (
          <Button size="small" onClick={() => void draft.flush()}>
            马上保存
          </Button>
        )}
      </div>
    </>
  )
}
