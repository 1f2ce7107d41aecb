import type { FastifyInstance } from 'fastify'
import { listDrafts, previewExtension, resemblingRequests } from '../../../api/request-case.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { admit, admitToCase } from './api.js'
import { dueOf } from './clock.js'
import { findDuplicates } from './duplicates.js'
import { fold } from './evolve.js'
import { nowOf } from './handle.js'
import { missing, parseId } from './id.js'
import { linesOf } from './list.js'
import { extend } from './request.js'
import { openParts, personOf, wordsOf } from './sealed.js'
import { type Recorded, readHistory } from './store.js'

/** Mounts what the screen of one case asks beside the case itself. */
export function mountCaseApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, previewExtension, async ({ params, query, viewer, actor }) => {
    await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    const state = fold(await readHistory(db, params.id))
    const now = await platform.database.transaction((tx) => nowOf({ platform }, tx))
    const said = '预览延长以后的期限，不作记录'
    const { on, days, consentedBy } = extend(state, { days: query.days, reasons: said, consentedBy: said }, now)
    const before = dueOf(state, now.calendar, now.today)
    const after = dueOf({ ...state, extension: { on, days, consentedBy } }, now.calendar, now.today)
    if (!before || !after) throw missing()
    return { from: before.due, to: after.due, provisional: after.provisional }
  })

  mountRoute(app, platform, listDrafts, async ({ params, viewer, actor }) => {
    await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    return { drafts: draftsOf(await readHistory(db, params.id)) }
  })

  mountRoute(app, platform, resemblingRequests, async ({ params, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'request.handle')
    const parts = await openParts(ctx, db, params.id)
    const [person, words] = [personOf(parts), wordsOf(parts)]
    if (!words) return { matches: [] }
    const found = await findDuplicates(ctx, {
      organId: organ.id,
      idNumber: person?.idNumber ?? '',
      phone: person?.phone ?? '',
      text: `${words.title} ${words.documentNo} ${words.description}`,
      except: params.id,
    })
    const lines = await linesOf(
      ctx,
      found.map((match) => match.row),
      [organ],
    )
    return {
      matches: found.flatMap(({ similarity, sameApplicant }, at) => (lines[at] ? [{ request: lines[at], similarity, sameApplicant }] : [])),
    }
  })
}

function draftsOf(history: readonly Recorded[]) {
  const drafts: { version: number; at: string; by: string; reply: Drafted; returned: string | null }[] = []
  for (const { event, version, at, by } of history) {
    const last = drafts.at(-1)
    if (event.type === 'ReplyDrafted') drafts.push({ version, at, by, reply: event.reply, returned: null })
    if (event.type === 'DraftReturned' && last) last.returned = event.reasons
  }
  return drafts
}

type Drafted = Extract<Recorded['event'], { type: 'ReplyDrafted' }>['reply']
