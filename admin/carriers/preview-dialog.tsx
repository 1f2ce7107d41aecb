import { Modal } from 'antd'
import type { ReactElement } from 'react'
import { confirmDelivery, previewDelivery } from '../../api/carriers.js'
import type { Route } from '../../api/contract.js'
import { Answered } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import '../publishing/publishing.css'

interface Props {
  id: string
  refreshed: Pick<Route, 'name'>[]
  onClose: () => void
}

/** The article as it will stand there, before it goes. */
export function PreviewDialog({ id, refreshed, onClose }: Props): ReactElement {
  const reading = useAnswer(previewDelivery, { params: { id } })
  const confirm = useAct(confirmDelivery, { refresh: refreshed, done: '已经交给渠道发送。' })
  return (
    <Modal
      open
      title="发送前看一看"
      okText="发送"
      cancelText="先不发"
      width={720}
      confirmLoading={confirm.busy}
      okButtonProps={{ disabled: !reading.data }}
      onOk={() => void confirm.run({ params: { id } }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <Answered reading={reading}>
        {({ title, author, digest, html, notes }) => (
          <>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <p className="document-title">{title}</p>
            {author && <p className="quiet">{author}</p>}
            {digest && <p className="quiet">摘要：{digest}</p>}
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it of allowed elements only when the text was saved */}
            <div className="document-text" dangerouslySetInnerHTML={{ __html: html }} />
          </>
        )}
      </Answered>
    </Modal>
  )
}
