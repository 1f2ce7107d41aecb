import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { moment } from '../parts/moment.js'
import { useNotice } from '../parts/notice.js'

export interface OneTimeLink {
  link: string
  endsAt: string
}

/** A one-time link, shown once. */
export function LinkNotice({ link, onClose }: { link: OneTimeLink; onClose: () => void }): ReactElement {
  const notice = useNotice()
  const whole = new URL(link.link, location.origin).href
  return (
    <Alert
      type="success"
      showIcon
      closable={{ onClose, 'aria-label': '关闭' }}
      style={{ marginBottom: 16 }}
      role="status"
      title="请把这个链接当面或用可靠的方式交给本人，用来设置密码"
      description={
        <>
          <p className="wrap">{whole}</p>
          <p>只显示这一次，用过即失效，{moment(link.endsAt)} 前有效。</p>
          <Button
            onClick={async () => {
              await navigator.clipboard.writeText(whole)
              notice.done('已复制。')
            }}
          >
            复制链接
          </Button>
        </>
      }
    />
  )
}
