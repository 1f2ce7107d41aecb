import { Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'

interface Props {
  open: boolean
  title: string
  hint: string
  submit: string
  onSubmit: (reason: string) => Promise<boolean>
  onClose: () => void
}

/** Asks for a reason before something that needs one; stays open with what was written when the server says no. */
export function ReasonDialog({ open, title, hint, submit, onSubmit, onClose }: Props): ReactElement {
  const id = useId()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const done = await onSubmit(reason)
    setBusy(false)
    if (!done) return
    setReason('')
    onClose()
  }
  return (
    <Modal open={open} title={title} okText={submit} cancelText="取消" confirmLoading={busy} onOk={() => void send()} onCancel={onClose}>
      <p>{hint}</p>
      <div className="field">
        <label htmlFor={id}>理由</label>
        <Input.TextArea id={id} rows={3} maxLength={500} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  )
}
