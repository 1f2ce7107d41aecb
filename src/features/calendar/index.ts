import type { Feature } from '../../platform/feature.js'
import { mountPages } from '../../platform/http/mount.js'
import { mountCalendarApi } from './api.js'
import { calendarMigrations } from './migrations/index.js'
import { calendarPages } from './pages/pages.js'
import { REFUSALS } from './words.js'

export { type Applied, type DeadlineSource, type RunningDeadline, registerDeadlines } from './deadlines.js'
export { type ReadWorkbook, registerWorkbookReader } from './fileTable.js'
export { StepTable } from './pages/stepTable.js'
export { currentCalendar } from './store.js'
export { PROVISIONAL_NOTE, weekdayName } from './words.js'

export const calendar: Feature = {
  name: 'calendar',
  migrations: calendarMigrations,
  mount: (app, platform) => {
    mountPages(app, platform, calendarPages)
    mountCalendarApi(app, platform)
  },
  refusals: REFUSALS,
}
