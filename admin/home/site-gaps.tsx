import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { showSite } from '../../api/sites.js'
import { useAnswer } from '../query.js'

/** What the main site still misses, for those who may fill it in. */
export function SiteGaps(): ReactElement | null {
  const site = useAnswer(showSite, { params: { id: 'main' } }).data
  if (!site?.mayEdit || site.gaps.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={`网站的完整性检查还缺 ${site.gaps.length} 项，没有填写的标识在公开页面显示“来源文档未载明”。`}
      action={
        <Link to="/zhandian/$id" params={{ id: 'main' }}>
          去补充
        </Link>
      }
    />
  )
}
