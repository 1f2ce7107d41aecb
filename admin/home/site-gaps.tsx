import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { showSite } from '../../api/system.js'
import { useAnswer } from '../query.js'

/** What the footer of the public site still misses, for those who may fill it in. */
export function SiteGaps(): ReactElement | null {
  const missing = useAnswer(showSite, {}).data?.missing ?? []
  if (missing.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={`网站底部还缺 ${missing.length} 项标识，公开页面显示“来源文档未载明”。`}
      action={<Link to="/zhandian">去补充</Link>}
    />
  )
}
