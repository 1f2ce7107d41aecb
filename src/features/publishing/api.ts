import type { FastifyInstance } from 'fastify'
import type { Permission } from '../../../api/permissions.js'
import * as routes from '../../../api/publishing.js'
import type { Actor } from '../../platform/actor.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { Fault } from '../../platform/errors/errors.js'
import { Download, mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { type Organ, organById } from '../organs/index.js'
import { CHECKS } from './checks/check.js'
import { findingsOf } from './checks/gather.js'
import { columnViews, wantsUpdate } from './columns/health.js'
import { compare } from './comparing.js'
import { fold } from './document/evolve.js'
import { saveDraft, startDraft } from './drafts.js'
import { attachFiles, maskAttachment, mustTakeFiles, ofDocument, takeText } from './files.js'
import { isWithdrawn, listPublished, publishedDocument } from './front.js'
import { type Ctx, ctxOf, hold, nowOf } from './handle.js'
import { type DocumentId, noDocument, withdrawn } from './id.js'
import { documentPage, queueOf } from './lists.js'
import { previewPage } from './pages/preview.js'
import { othersEditing } from './presence.js'
import { addComment, listComments } from './store/comments.js'
import { readContent } from './store/contents.js'
import { findDocument, readHistory } from './store/documents.js'
import { summariesOf } from './summaries.js'
import { documentView } from './view.js'
import { canSee } from './visible.js'

/** Who calls, and for which organ's documents. */
export interface Caller {
  ctx: Ctx
  viewer: Viewer
  organ: Organ
}

interface Who {
  viewer: Viewer | null
  actor: Actor | null
}

/** Mounts writing, reading and listing; columns, words and settings stand in columnsApi.ts, the steps in stepsApi.ts. */
export function mountDocumentsApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listDocuments, async ({ query: { after, ...filters }, viewer, actor }) => {
    const caller = await admit(platform, filters.organId, { viewer, actor }, 'publish.view')
    const { rows, next } = await documentPage(db, SITE_ID, caller.viewer, filters, after)
    return { documents: await summariesOf(db, SITE_ID, rows), next }
  })

  mountRoute(app, platform, routes.publishingQueue, async ({ viewer }) => {
    mustBeAllowed(viewer, 'publish.view')
    const { toReview, toClear, toPublish, scheduled, writing, returned, askedBack } = await queueOf(db, SITE_ID, viewer)
    const organ = await organById(db, viewer.organId)
    const columns = organ ? await columnViews(db, SITE_ID, [organ], today(platform.clock)) : []
    const lines = (rows: typeof toReview) => summariesOf(db, SITE_ID, rows)
    return {
      toReview: await lines(toReview),
      toClear: await lines(toClear),
      toPublish: await lines(toPublish),
      scheduled: await lines(scheduled),
      writing: await lines(writing),
      returned: await lines(returned),
      askedBack: await lines(askedBack),
      columns: columns.filter(wantsUpdate),
    }
  })

  mountRoute(app, platform, routes.startDocument, async ({ body, viewer, actor }) => {
    const { ctx, viewer: known, organ } = await admit(platform, body.organId, { viewer, actor }, 'publish.write')
    return documentView(ctx, await startDraft(ctx, organ.id, body.origin, body.content), known, organ)
  })

  mountRoute(app, platform, routes.getDocument, async ({ params, viewer, actor }) => {
    const caller = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    return documentView(caller.ctx, params.id, caller.viewer, caller.organ)
  })

  mountRoute(app, platform, routes.saveDraft, async ({ params, body, viewer, actor }) => {
    const { ctx } = await admitTo(platform, params.id, { viewer, actor }, 'publish.write')
    const kept = await saveDraft(ctx, params.id, body.revision, body.content)
    return { revision: kept.revision, savedAt: kept.savedAt.toISOString(), content: kept.content }
  })

  mountRoute(app, platform, routes.keepEditing, async ({ params, viewer, actor }) => {
    const caller = await admitTo(platform, params.id, { viewer, actor }, 'publish.write')
    const { revision } = await contentOf(caller.ctx, params.id)
    const others = await platform.database.transaction((tx) => othersEditing(tx, SITE_ID, params.id, caller.viewer, platform.clock.now()))
    return { others, revision }
  })

  mountRoute(app, platform, routes.attachFile, async ({ params, body, files, viewer, actor }) => {
    const { ctx, viewer: known, organ } = await admitTo(platform, params.id, { viewer, actor }, 'publish.write')
    await mustTakeFiles(ctx, params.id, body.revision)
    if (body.use === 'text') await takeText(ctx, params.id, body.revision, files[0])
    else await attachFiles(ctx, params.id, body.revision, files, body.use === 'picture')
    return documentView(ctx, params.id, known, organ)
  })

  mountRoute(app, platform, routes.readDocumentFile, async ({ params, viewer, actor }) => {
    const { ctx } = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    const file = await ofDocument(ctx, params.id, params.file)
    return new Download(file.bytes, file.type, file.name, file.type.startsWith('image/'))
  })

  mountRoute(app, platform, routes.maskAttachment, async ({ params, body, viewer, actor }) => {
    const { ctx, viewer: known, organ } = await admitTo(platform, params.id, { viewer, actor }, 'publish.write')
    await mustTakeFiles(ctx, params.id, body.revision)
    await maskAttachment(ctx, params.id, params.file, body)
    return documentView(ctx, params.id, known, organ)
  })

  mountRoute(app, platform, routes.checkDocument, async ({ params, viewer, actor }) => {
    const { ctx } = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    return platform.database.transaction(async (tx) => {
      const state = fold(await readHistory(tx, SITE_ID, params.id))
      const no = state.work?.no ?? state.versions.at(-1)?.no ?? 1
      const { content } = await readContent(platform, tx, SITE_ID, params.id, no)
      const findings = await findingsOf(ctx, tx, { id: params.id, state, content }, await nowOf(ctx, tx))
      const answers = new Map((state.work?.answers ?? []).map(({ finding, ...answer }) => [finding, answer]))
      return {
        findings: findings.map((one) => ({ ...one, answer: answers.get(one.id) ?? null })),
        checked: CHECKS.map((check) => check.title),
      }
    })
  })

  mountRoute(app, platform, routes.compareVersions, async ({ params, query, viewer, actor }) => {
    await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    const [before, after] = await Promise.all([query.from, query.to].map((no) => readContent(platform, db, SITE_ID, params.id, no)))
    if (!before || !after) throw noDocument()
    return compare(before.content, after.content)
  })

  mountRoute(app, platform, routes.commentDocument, async ({ params, body, viewer, actor }) => {
    const { ctx } = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    await platform.database.transaction(async (tx) => addComment(ctx, await hold(ctx, tx, params.id), body.text))
    return { comments: await listComments(db, SITE_ID, params.id) }
  })

  mountRoute(app, platform, routes.listComments, async ({ params, viewer, actor }) => {
    await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    return { comments: await listComments(db, SITE_ID, params.id) }
  })

  mountRoute(app, platform, routes.previewDocument, async ({ params, viewer, actor }) => {
    const { ctx } = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    const html = await previewPage(platform, ctx, params.id)
    return new Download(Buffer.from(html), 'text/html; charset=utf-8', 'yulan.html', true)
  })

  mountRoute(app, platform, routes.listPublicDocuments, ({ query }) => {
    const columnId = query.columnId ?? (query.organId === undefined ? undefined : `zfxxgk/${query.organId}`)
    return listPublished(db, SITE_ID, { ...query, columnId, today: today(platform.clock) })
  })

  mountRoute(app, platform, routes.getPublicDocument, async ({ params }) => {
    const document = await publishedDocument(db, SITE_ID, params.id, today(platform.clock))
    if (document) return document
    throw (await isWithdrawn(db, SITE_ID, params.id)) ? withdrawn() : noDocument()
  })
}

/** The caller, when a grant of theirs holds the permission for the organ. Throws Fault `forbidden` and `not-found`. */
export async function admit(platform: Platform, organId: string, { viewer, actor }: Who, permission: Permission): Promise<Caller> {
  const organ = await organById(platform.database.db, organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
  mustBeAllowed(viewer, permission, organ.path)
  if (!actor) throw new Fault('unauthenticated', '请先登录。')
  return { ctx: ctxOf(platform, actor), viewer, organ }
}

/** The same for one document. Whoever may not see it is told the same as for one that is not there. */
export async function admitTo(platform: Platform, id: DocumentId, who: Who, permission: Permission): Promise<Caller> {
  const { db } = platform.database
  const row = await findDocument(db, SITE_ID, id)
  const organ = row && (await organById(db, row.organ_id))
  if (!row || !organ || !canSee({ life: row.life, organPath: organ.path }, who.viewer)) throw noDocument()
  return admit(platform, organ.id, who, permission)
}

/** The words that are written or shown. */
async function contentOf(ctx: Ctx, id: DocumentId) {
  const { db } = ctx.platform.database
  const row = await findDocument(db, ctx.siteId, id)
  return readContent(ctx.platform, db, ctx.siteId, id, row?.work_no ?? row?.public_no ?? 1)
}
