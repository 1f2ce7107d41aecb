import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/catalogue.js'
import type { Permission } from '../../../api/permissions.js'
import { NATIONAL_FIELDS } from '../../../law/publishing/catalogue.js'
import type { Actor } from '../../platform/actor.js'
import { today } from '../../platform/clock.js'
import { Fault } from '../../platform/errors/errors.js'
import { Download, mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../platform/session/viewer.js'
import { type Organ, organById } from '../organs/index.js'
import { type Act, adoptVersion, differenceOf, removeRow, saveRow, titleOf } from './change.js'
import { byUrgency, coverageOf } from './coverage.js'
import { importWorkbook } from './importing/import.js'
import { fieldsOf, type Row, rowInForce, rowsInForce, rowsOf, versionsOf, type Which, WORKING } from './store.js'
import { catalogueTitle, XLSX } from './title.js'
import { catalogueWorkbook } from './workbook.js'

interface Who {
  viewer: Viewer | null
  actor: Actor | null
}
const MOST_CHOICES = 50

/** Mounts the clerks' side of the catalogues. */
export function mountCatalogueApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database
  const on = () => today(platform.clock)

  mountRoute(app, platform, routes.listCatalogues, async ({ query, viewer }) => {
    await admit(platform, query.organId, viewer, 'catalogue.view')
    const fields = await fieldsOf(db, query.organId)
    const catalogues = await Promise.all(
      fields.map(async ({ field, version, adoptedOn }) => {
        const rows = await coverageOf(db, await rowsOf(db, { organId: query.organId, field }, WORKING), on())
        const of = (standing: routes.CatalogueStanding) => rows.filter((row) => row.standing === standing).length
        return { field, rows: rows.length, empty: of('empty'), stale: of('stale'), version, adoptedOn }
      }),
    )
    return { catalogues, missing: NATIONAL_FIELDS.filter((field) => !fields.some((one) => one.field === field)) }
  })

  mountRoute(app, platform, routes.readCatalogue, async ({ query, viewer }) => {
    await admit(platform, query.organId, viewer, 'catalogue.view')
    const version = (await fieldsOf(db, query.organId)).find(({ field }) => field === query.field)?.version ?? WORKING
    const working = await rowsOf(db, query, WORKING)
    const inForce = version === WORKING ? [] : await rowsOf(db, query, version)
    const rows = (await coverageOf(db, working, on())).sort(byUrgency)
    return {
      rows: rows.map(({ item, ...row }) => ({ ...item, ...row, change: changeOf(inForce, { ...row, item }) })),
      version,
      next: differenceOf(inForce, working),
      versions: await versionsOf(db, query),
    }
  })

  mountRoute(app, platform, routes.saveCatalogueRow, async ({ body, viewer, actor }) => {
    const act = await actOf(platform, body.organId, { viewer, actor }, 'catalogue.edit')
    return { id: await saveRow(act, whichOf(body), body.id, body.item) }
  })

  mountRoute(app, platform, routes.removeCatalogueRow, async ({ params, query, viewer, actor }) => {
    const act = await actOf(platform, query.organId, { viewer, actor }, 'catalogue.edit')
    await removeRow(act, whichOf(query), params.id)
    return { removed: true }
  })

  mountRoute(app, platform, routes.importCatalogue, async ({ body, files, viewer, actor }) => {
    const act = await actOf(platform, body.organId, { viewer, actor }, 'catalogue.edit')
    if (!files[0]) throw new Fault('invalid', '请选择文件。', { fields: { file: '请选择文件。' } })
    const { organId, field, apply, absent } = body
    return importWorkbook(act, { organId, field, absent, apply: apply === 'yes' }, files[0].bytes)
  })

  mountRoute(app, platform, routes.adoptCatalogue, async ({ body, viewer, actor }) => {
    const act = await actOf(platform, body.organId, { viewer, actor }, 'catalogue.adopt')
    return { version: await adoptVersion(act, whichOf(body), body.note) }
  })

  mountRoute(app, platform, routes.downloadCatalogue, async ({ query, viewer }) => {
    const organ = await admit(platform, query.organId, viewer, 'catalogue.view')
    const rows = (await rowsOf(db, query, WORKING)).map((row) => ({ ...row, field: query.field }))
    if (rows.length === 0) throw new Fault('not-found', '这个领域的目录还没有内容。')
    const title = catalogueTitle(organ)
    return new Download(await catalogueWorkbook(title, rows), XLSX, `${title}（${query.field}）.xlsx`)
  })

  mountRoute(app, platform, routes.chooseCatalogueRow, async ({ query, viewer }) => {
    const organ = await admit(platform, query.organId, viewer, 'catalogue.view')
    const chosen = query.id === undefined ? null : await rowInForce(db, query.id)
    // A department's documents stand under rows of the county's catalogue.
    const rows = chosen ? [chosen] : query.id === undefined ? await rowsInForce(db, organ.path.split('/')) : []
    const q = query.q ?? ''
    const fitting = rows.filter(({ field, item }) => `${field} ${titleOf(item)} ${item.content}`.includes(q)).slice(0, MOST_CHOICES)
    return { choices: fitting.map(({ id, field, item }) => ({ id, field, title: titleOf(item) })) }
  })
}

async function admit(platform: Platform, organId: string, viewer: Viewer | null, permission: Permission): Promise<Organ> {
  const organ = await organById(platform.database.db, organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从机构名录中选择。')
  mustBeAllowed(viewer, permission, organ.path)
  return organ
}

async function actOf(platform: Platform, organId: string, { viewer, actor }: Who, permission: Permission): Promise<Act> {
  if (!viewer || !actor) throw new Fault('unauthenticated', '请先登录。')
  await admit(platform, organId, viewer, permission)
  return { platform, actor, name: viewer.name }
}

function changeOf(inForce: readonly Row[], row: Row): routes.CatalogueRow['change'] {
  const known = inForce.find(({ id }) => id === row.id)
  if (!known) return 'new'
  return JSON.stringify(known.item) === JSON.stringify(row.item) ? 'none' : 'changed'
}

const whichOf = ({ organId, field }: Which): Which => ({ organId, field })
