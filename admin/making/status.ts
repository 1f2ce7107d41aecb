import type { ReportStatus, ReportView } from '../../api/annual-report-view.js'
import { type Day, dayOfInstant, daysBetween, parseDay } from '../../law/day.js'
import type { Allowed } from '../parts/action-button.js'

export const STATUS_WORDS: Record<ReportStatus, string> = {
  draft: '编制中',
  submitted: '已报送',
  returned: '被退回',
  locked: '已锁定',
  published: '已发布',
  correcting: '更正中',
}

type ActionName = ReportView['actions'][number]['name']

/** What the server says of a verb. */
export function actionOf(view: ReportView, name: ActionName): Allowed | undefined {
  return view.actions.find((action) => action.name === name)
}

/** 还有 12 天 / 今天到期 / 已过期 3 天, in calendar days; '' when the day cannot be read. */
export function daysLeft(dueOn: string, today: Day): string {
  const due = parseDay(dueOn)
  if (!due) return ''
  const left = daysBetween(today, due)
  if (left > 0) return `还有 ${left} 天`
  return left === 0 ? '今天到期' : `已过期 ${-left} 天`
}

/** Today in China, by this computer's clock: for notes beside dates, never for a decision. */
export function today(): Day {
  return dayOfInstant(Date.now())
}
