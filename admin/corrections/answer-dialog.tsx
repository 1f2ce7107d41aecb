import { Input, Modal, Radio } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { answerCorrection, CORRECTION_OUTCOMES, type Correction, type CorrectionOutcome, listCorrections } from '../../api/corrections.js'
import { useAct } from '../query.js'

/** The answer that the reader sees under their number; stays open with what was written when the server says no. */
export function AnswerDialog({ correction, onClose }: { correction: Correction; onClose: () => void }): ReactElement {
  const id = useId()
  const [outcome, setOutcome] = useState<CorrectionOutcome>('corrected')
  const [text, setText] = useState('')
  const answer = useAct(answerCorrection, { refresh: [listCorrections], done: '已经答复，读者凭编号可以看到。' })
  const send = async () => {
    const done = await answer.run({ params: { number: correction.number }, body: { outcome, text } })
    if (done) onClose()
  }
  return (
    <Modal
      open
      title={`答复：${correction.title ?? correction.page}`}
      okText="答复"
      cancelText="取消"
      confirmLoading={answer.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <fieldset className="field">
        <legend>结果</legend>
        <Radio.Group
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as CorrectionOutcome)}
          options={Object.entries(CORRECTION_OUTCOMES).map(([value, label]) => ({ value, label }))}
        />
      </fieldset>
      <div className="field">
        <label htmlFor={id}>给读者的话</label>
        <Input.TextArea id={id} rows={4} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
    </Modal>
  )
}
