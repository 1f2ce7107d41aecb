import { Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { adoptCatalogue, listCatalogues, readCatalogue } from '../../api/catalogue.js'
import { useAct } from '../query.js'

interface Props {
  organId: string
  field: string
  next: { added: number; changed: number; removed: number }
  onClose: () => void
}

/** 动态调整: what is being worked on becomes what the public sees. */
export function AdoptDialog({ organId, field, next, onClose }: Props): ReactElement {
  const id = useId()
  const [note, setNote] = useState('')
  const adopt = useAct(adoptCatalogue, { refresh: [readCatalogue, listCatalogues], done: '新版本已发布，网站上已经更新。' })
  return (
    <Modal
      open
      title={`发布新版本：${field}`}
      okText="发布"
      cancelText="取消"
      confirmLoading={adopt.busy}
      onOk={async () => {
        if (await adopt.run({ body: { organId, field, note } })) onClose()
      }}
      onCancel={onClose}
    >
      <p>
        新增 {next.added} 行，更改 {next.changed} 行，删去 {next.removed} 行。以前的版本留存，不会改动。
      </p>
      <div className="field">
        <label htmlFor={id}>调整说明</label>
        <Input id={id} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        <span className="quiet small">例如：2026 年上半年动态调整。</span>
      </div>
    </Modal>
  )
}
