import { Modal, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { type Correction, listCorrections, mendCorrection } from '../../api/corrections.js'
import { FileDrop } from '../parts/file-drop.js'
import { useAct } from '../query.js'

interface Props {
  correction: Correction & { document: NonNullable<Correction['document']> }
  onClose: () => void
  onDone: (documentId: string) => void
}

/** Chooses the file that does not open and the one that takes its place. */
export function ReplaceDialog({ correction, onClose, onDone }: Props): ReactElement {
  const { document, number, title, page } = correction
  const [replaced, setReplaced] = useState(document.files[0]?.file ?? '')
  const [file, setFile] = useState<File | null>(null)
  const mend = useAct(mendCorrection, { refresh: [listCorrections], done: '已经换好，请打开稿件送审；发布以后，读者凭编号看到“已更正”。' })
  const send = async () => {
    if (!file) return
    const done = await mend.run({ params: { number }, body: { replaced }, files: { file: [file] } })
    if (done) onDone(document.id)
  }
  return (
    <Modal
      open
      title={`更换附件：${title ?? page}`}
      okText="更换"
      cancelText="取消"
      okButtonProps={{ disabled: file === null }}
      confirmLoading={mend.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <fieldset className="field">
        <legend>换掉哪个附件</legend>
        <Radio.Group
          value={replaced}
          onChange={(event) => setReplaced(event.target.value as string)}
          options={document.files.map((one) => ({ value: one.file, label: one.name }))}
        />
      </fieldset>
      <FileDrop
        label="选择新的文件"
        hint="docx、xlsx、pdf 或图片，20 MB 以内。换好以后照常审核、发布。"
        accept=".docx,.xlsx,.pdf,.jpg,.jpeg,.png"
        busy={mend.busy}
        onFile={setFile}
      />
      <p role="status">{file && `将换成：${file.name}`}</p>
    </Modal>
  )
}
