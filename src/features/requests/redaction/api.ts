import type { FastifyInstance } from 'fastify'
import type { Permission } from '../../../../api/permissions.js'
import type { PageBox } from '../../../../api/request-releases.js'
import * as routes from '../../../../api/request-releases.js'
import type { Actor } from '../../../platform/actor.js'
import { Fault } from '../../../platform/errors/errors.js'
import { readFile } from '../../../platform/files/files.js'
import { Download, mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { boxesOf, findPlaces } from '../../../platform/redaction/places.js'
import { runTold } from '../../../platform/redaction/told.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { admit, admitToCase, type Caller } from '../api.js'
import { parseId } from '../id.js'
import { confirmResult, dropFile, pagesOf, redactOriginal } from './releasing.js'
import { openSecret, releaseRow } from './store.js'
import { PDF, recordRelease, uploadOriginal } from './uploading.js'
import { releaseDetail, releasesView, releaseView } from './view.js'

/** Pixels a point of the pictures that pages are marked on. */
const PREVIEW_SCALE = 1.5

/** Mounts making files of a case ready for release. */
export function mountReleasesApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listReleases, async ({ params, viewer, actor }) =>
    releasesView(await admitToCase(platform, params.id, { viewer, actor }, 'request.view'), params.id),
  )

  mountRoute(app, platform, routes.uploadRelease, async ({ params, files, viewer, actor }) => {
    const caller = await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    const [file] = files
    if (!file || files.length > 1) throw new Fault('invalid', '请选择一个文件上传。', { fields: { file: '请选择一个文件。' } })
    return releaseView(caller, await uploadOriginal({ ...caller.ctx, platform }, params.id, file))
  })

  mountRoute(app, platform, routes.getRelease, async ({ params, viewer, actor }) =>
    releaseDetail(await admitToFiles(platform, params.id, { viewer, actor }, 'request.view'), params.id, params.n),
  )

  mountRoute(app, platform, routes.drawRelease, async ({ params, viewer, actor }) => {
    await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    const row = await releaseRow(db, params.id, params.n)
    if (params.page > row.pages) throw new Fault('not-found', '没有这一页。')
    const { bytes } = await readFile(platform, db, row.pages_file)
    const kind = row.kind === 'docx' || row.kind === 'xlsx' ? 'pdf' : row.kind
    const drawn = await runTold({ do: 'draw', kind, page: params.page, scale: PREVIEW_SCALE }, bytes)
    return new Download(drawn.bytes, 'image/jpeg', `${params.page}.jpg`, true)
  })

  mountRoute(app, platform, routes.findInRelease, async ({ params, body, viewer, actor }) => {
    const { ctx } = await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    const pages = await pagesOf(ctx, db, await releaseRow(db, params.id, params.n))
    const found = body.words.map((word) => {
      const places = findPlaces(pages, word)
      const boxes = pages.flatMap((page): PageBox[] => {
        const numbers = places.flatMap((place) => place.signs.filter((one) => one.page === page.page).flatMap((one) => one.numbers))
        return boxesOf(page, numbers).map((box) => ({ page: page.page, ...box }))
      })
      return { word, count: places.length, boxes }
    })
    return { found }
  })

  mountRoute(app, platform, routes.redactRelease, async ({ params, body, viewer, actor }) => {
    const caller = await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    await redactOriginal(caller.ctx, params.id, params.n, body)
    return releaseDetail(caller, params.id, params.n)
  })

  mountRoute(app, platform, routes.confirmRelease, async ({ params, body, viewer, actor }) => {
    const caller = await admitToFiles(platform, params.id, { viewer, actor }, 'request.release')
    await confirmResult(caller.ctx, params.id, params.n, body.version)
    return releaseView(caller, await releaseRow(db, params.id, params.n))
  })

  mountRoute(app, platform, routes.dropRelease, async ({ params, body, viewer, actor }) => {
    const caller = await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    await dropFile(caller.ctx, params.id, params.n, body.version)
    return releasesView(caller, params.id)
  })

  mountRoute(app, platform, routes.readRelease, async ({ params, viewer, actor }) => {
    const { ctx } = await admitToFiles(platform, params.id, { viewer, actor }, 'request.view')
    const row = await releaseRow(db, params.id, params.n)
    if (row.result_file === null) throw new Fault('not-found', '这个文件还没有做出结果。')
    const { bytes } = await readFile(platform, db, row.result_file)
    return new Download(bytes, PDF, `${openSecret(ctx, row).title}.pdf`, true)
  })

  mountRoute(app, platform, routes.readOriginal, async ({ params, viewer, actor }) => {
    const { ctx } = await admitToFiles(platform, params.id, { viewer, actor }, 'request.handle')
    const row = await releaseRow(db, params.id, params.n)
    await platform.database.transaction((tx) => recordRelease(ctx, tx, params.id, 'ReleaseOriginalRead', { n: params.n }))
    const { bytes, type } = await readFile(platform, db, row.original_file)
    return new Download(bytes, type, openSecret(ctx, row).name)
  })

  mountRoute(app, platform, routes.readCertificate, async ({ params, viewer, actor }) => {
    await admitToFiles(platform, params.id, { viewer, actor }, 'request.view')
    const { certificate, n } = await releaseRow(db, params.id, params.n)
    if (!certificate) throw new Fault('not-found', '这个文件还没有做出结果。')
    return new Download(Buffer.from(`${JSON.stringify(certificate, null, 2)}\n`), 'application/json', `遮盖证明-${n}.json`)
  })
}

/** Only who works for the organ of the case: units that were asked to help see that there are files, and nothing of them. */
function admitToFiles(
  platform: Platform,
  id: string,
  who: { viewer: Viewer | null; actor: Actor | null },
  permission: Permission,
): Promise<Caller> {
  return admit(platform, parseId(id).organId, who, permission)
}
