import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/publishing.js'
import type { ColumnView } from '../../../api/publishing-view.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import { append } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { organById } from '../organs/index.js'
import { admit } from './api.js'
import { wordsOf } from './checks/gather.js'
import { addColumn, changeColumn, mustBeColumn, removeColumn } from './columns/change.js'
import { columnViews } from './columns/health.js'
import { ctxOf } from './handle.js'
import { readSettings, writeSettings } from './numbers.js'

/** Mounts columns, the list of words and the settings. */
export function mountColumnsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listColumns, async ({ query, viewer, actor }) => {
    const { organ } = await admit(platform, query.organId, { viewer, actor }, 'column.view')
    return { columns: await columnViews(db, SITE_ID, [organ], today(platform.clock)) }
  })

  mountRoute(app, platform, routes.addColumn, async ({ body, viewer, actor }) => {
    const who = { viewer, actor }
    const parent = body.parentId === TOP ? await atTop(platform, body.organId, who) : await inColumn(platform, body.parentId, who)
    const id = await platform.database.transaction((tx) => addColumn(ctxOf(platform, parent.actor), tx, parent.column, body))
    return viewOf(platform, parent.organId, id)
  })

  mountRoute(app, platform, routes.changeColumn, async ({ body, viewer, actor }) => {
    const held = await inColumn(platform, body.id, { viewer, actor })
    await platform.database.transaction((tx) => changeColumn(ctxOf(platform, held.actor), tx, held.column, body))
    return viewOf(platform, held.organId, body.id)
  })

  mountRoute(app, platform, routes.removeColumn, async ({ body, viewer, actor }) => {
    const held = await inColumn(platform, body.id, { viewer, actor })
    await platform.database.transaction(async (tx) => {
      const organ = await organById(tx, held.organId)
      if (organ) await removeColumn(ctxOf(platform, held.actor), tx, held.column, organ)
    })
    return { removed: true }
  })

  mountRoute(app, platform, routes.listWords, async () => ({ words: await wordsOf(db, SITE_ID) }))

  mountRoute(app, platform, routes.saveWords, async ({ body, viewer, actor }) => {
    await platform.database.transaction(async (tx) => {
      await tx.deleteFrom('publish_word').where('site_id', '=', SITE_ID).execute()
      const words = [...new Map(body.words.map((one) => [one.word, one])).values()]
      if (words.length > 0)
        await tx
          .insertInto('publish_word')
          .values(words.map((one) => ({ site_id: SITE_ID, ...one })))
          .execute()
      await recordSetting(platform, tx, { viewer, actor }, 'WordsChanged', { count: words.length })
    })
    return { words: await wordsOf(db, SITE_ID) }
  })

  mountRoute(app, platform, routes.getPublishingSettings, () => readSettings(db, SITE_ID))

  mountRoute(app, platform, routes.savePublishingSettings, async ({ body, viewer, actor }) => {
    await platform.database.transaction(async (tx) => {
      await writeSettings(tx, SITE_ID, body)
      await recordSetting(platform, tx, { viewer, actor }, 'PublishingSettingsChanged', body)
    })
    return body
  })
}

interface Who {
  viewer: Viewer | null
  actor: Actor | null
}

/** Under which the site's own columns stand. */
const TOP = 'lanmu'

async function atTop(platform: Platform, organId: string | undefined, who: Who) {
  const { ctx, organ } = await admit(platform, organId ?? '', who, 'publish.columns')
  return { column: { id: TOP, organId: organ.id }, organId: organ.id, actor: ctx.actor }
}

/** The column, when the caller may change its organ's columns. */
async function inColumn(platform: Platform, id: string, who: Who) {
  const { actor } = who
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  const column = await platform.database.transaction((tx) => mustBeColumn(ctxOf(platform, actor), tx, id))
  await admit(platform, column.organId, who, 'publish.columns')
  return { column, organId: column.organId, actor }
}

async function viewOf(platform: Platform, organId: string, id: string): Promise<ColumnView> {
  const organ = await organById(platform.database.db, organId)
  const columns = organ ? await columnViews(platform.database.db, SITE_ID, [organ], today(platform.clock)) : []
  const found = columns.find((column) => column.id === id)
  if (!found) throw new Fault('not-found', '没有这个栏目，请从栏目树中选择。')
  return found
}

async function recordSetting(platform: Platform, tx: Tx, { viewer, actor }: Who, type: string, data: object): Promise<void> {
  mustBeAllowed(viewer, 'publish.columns')
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  const entry = { chain: viewer.organId, stream: `publishing:${SITE_ID}`, type, data: { ...data }, actor, article: null }
  await append(tx, entry, platform.clock)
}
