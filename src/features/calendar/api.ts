import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/calendar.js'
import type { Calendar } from '../../../law/calendar/calendar.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute, type Upload } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { readFee } from './ask.js'
import { answerClock } from './clockView.js'
import { fileTable } from './fileTable.js'
import { importNotice, type NoticeInput, whatWouldChange } from './importNotice.js'
import { currentCalendar, movesOf, noticeVersions } from './store.js'
import { yearsOf, yearView } from './year.js'

/** Mounts the routes of api/calendar.ts. */
export function mountCalendarApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listYears, async () => {
    const calendar = await currentCalendar(db)
    return { from: calendar.from, to: calendar.to, years: yearsOf(calendar).map((year) => summary(calendar, year)) }
  })

  mountRoute(app, platform, routes.showYear, async ({ params }) => {
    const calendar = await currentCalendar(db)
    return { ...summary(calendar, params.year), days: yearView(calendar, params.year).days }
  })

  mountRoute(app, platform, routes.listNotices, async () => ({
    notices: (await noticeVersions(db)).map(({ notice, importedAt, ...version }) => ({
      ...notice,
      ...version,
      importedAt: importedAt?.toISOString() ?? null,
    })),
  }))

  mountRoute(app, platform, routes.previewNotice, async ({ body, files }) =>
    whatWouldChange(platform, db, await input(platform, body, files)),
  )

  mountRoute(app, platform, routes.importNotice, async ({ body, files, actor }) => {
    if (!actor) throw new Fault('unauthenticated', '请先登录。')
    return importNotice(platform, await input(platform, body, files), actor)
  })

  mountRoute(app, platform, routes.showMoves, async ({ query }) => ({ moves: await movesOf(db, query.number, query.version) }))

  mountRoute(app, platform, routes.computeClock, async ({ query }) => {
    const consult = query.consult?.split(/[,，]/).filter((each) => each.trim() !== '') ?? []
    return answerClock({ ...query, consult }, await currentCalendar(db))
  })

  mountRoute(app, platform, routes.computeFee, ({ query }) => readFee(query))
}

function summary(calendar: Calendar, year: number) {
  const { published, workdays, notices } = yearView(calendar, year)
  return { year, published, workdays, notices: notices.map(({ number, title, issuedOn, url }) => ({ number, title, issuedOn, url })) }
}

/** What was typed, and the table of a file where one came with it. */
async function input(platform: Platform, body: NoticeInput, files: readonly Upload[]): Promise<NoticeInput> {
  const [file] = files
  return file ? { ...body, text: '', table: await fileTable(platform, file.bytes) } : body
}
