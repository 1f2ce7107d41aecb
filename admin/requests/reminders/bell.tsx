import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listInspectionNotices } from '../../../api/inspection-notices.js'
import { listReminders } from '../../../api/requests.js'
import { useAnswer } from '../../query.js'

const EVERY_MS = 60_000

/** How many notices have not been read, on every screen. */
export function Bell(): ReactElement {
  const requests = useAnswer(listReminders, {}, { refetchInterval: EVERY_MS }).data?.unread ?? 0
  const oversight = useAnswer(listInspectionNotices, {}, { refetchInterval: EVERY_MS }).data?.unread ?? 0
  const unread = requests + oversight
  return (
    <Link to="/requests/reminders" aria-label={unread === 0 ? '提醒：没有未读' : `提醒：${unread} 条未读`}>
      提醒 {unread > 0 && <span className="badge error">{unread}</span>}
    </Link>
  )
}
