import { Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { FileDrop } from '../../parts/file-drop.js'

interface Props {
  /** Keeps the file and answers its address; undefined when it was refused. */
  onKeep: (file: File) => Promise<string | undefined>
  onInsert: (src: string, alt: string) => void
  onClose: () => void
}

/** A picture goes in only with what it shows in words: those who cannot see it, and the search, have nothing else. */
export function PictureDialog({ onKeep, onInsert, onClose }: Props): ReactElement {
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const insert = async () => {
    if (!file) return setFault('请选择图片。')
    if (alt.trim().length < 2) return setFault('请写明图片的内容。')
    setFault('')
    setBusy(true)
    const src = await onKeep(file)
    setBusy(false)
    if (src === undefined) return
    onInsert(src, alt.trim())
    onClose()
  }
  return (
    <Modal open title="插图" okText="插入" cancelText="取消" confirmLoading={busy} onOk={() => void insert()} onCancel={onClose}>
      <FileDrop
        label={file ? `已选择 ${file.name}` : '选择图片'}
        hint="JPG 或 PNG。文字和表格请直接写在正文里，不要用图片代替。"
        accept=".jpg,.jpeg,.png"
        busy={busy}
        onFile={setFile}
      />
      <div className="field above">
        <label htmlFor="picture-alt">图片内容（必填，给看不到图片的人）</label>
        <Input.TextArea
          id="picture-alt"
          rows={2}
          maxLength={300}
          value={alt}
          aria-describedby="picture-fault"
          onChange={(event) => setAlt(event.target.value)}
        />
        <p id="picture-fault" className="fault" role="alert">
          {fault}
        </p>
      </div>
    </Modal>
  )
}
