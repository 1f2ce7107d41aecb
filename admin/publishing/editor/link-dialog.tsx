import { Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'

interface Props {
  href: string
  /** Blank: no link any more. */
  onSet: (href: string) => void
  onClose: () => void
}

/** Asks where a link leads. */
export function LinkDialog({ href, onSet, onClose }: Props): ReactElement {
  const [typed, setTyped] = useState(href)
  const fault =
    typed === '' || /^(https?:\/\/[^\s/]|mailto:[^?\s]+@|tel:[\d+-]+$|\/(?!\/)|#)/i.test(typed)
      ? ''
      : '请填写以 https:// 开头的完整网址，或者以 / 开头的本网站地址。'
  return (
    <Modal
      open
      title="链接"
      okText="确定"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => {
        if (fault) return
        onSet(typed.trim())
        onClose()
      }}
    >
      <div className="field">
        <label htmlFor="link-href">网址（留空就去掉链接）</label>
        <Input id="link-href" autoFocus value={typed} aria-describedby="link-fault" onChange={(event) => setTyped(event.target.value)} />
        <p id="link-fault" className="fault" role="status">
          {fault}
        </p>
      </div>
    </Modal>
  )
}
