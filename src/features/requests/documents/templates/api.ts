import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../../api/request-documents.js'
import { yearOf } from '../../../../../law/day.js'
import { today } from '../../../../platform/clock.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { readFile } from '../../../../platform/files/files.js'
import { Download, mountRoute } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { wordToPdf } from '../../../../platform/word/pdf/word-to-pdf.js'
import { type Organ, organById } from '../../../organs/index.js'
import { admit } from '../../api.js'
import type { Kind } from '../kinds/kind.js'
import { KINDS } from '../kinds/kinds.js'
import { numberBy } from '../numbers.js'
import { remedyText } from '../remedy-text.js'
import { sampleValues } from '../sample.js'
import { saveSettings, settingsOf } from '../settings.js'
import { TYPES } from '../types.js'
import { remedyOrgan } from '../values.js'
import { fillTemplate } from './fill.js'
import { replaceTemplate, resetTemplate, templateViews } from './keeping.js'
import { templateFor } from './templates.js'

/** Mounts what an office does with its templates, and what its letters say of it. */
export function mountTemplatesApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listDocumentTemplates, async ({ params }) => ({
    templates: await templateViews(db, await mustFind(platform, params.organId)),
  }))

  mountRoute(app, platform, routes.downloadDocumentTemplate, async ({ params, query }) => {
    const organ = await mustFind(platform, params.organId)
    const kind = mustBeKind(params.kind)
    if (query.version === undefined) {
      const { bytes } = await templateFor({ platform }, db, organ, kind)
      return new Download(bytes, TYPES.docx, `模板 ${kind.number} ${kind.title}.docx`)
    }
    const row = await db
      .selectFrom('document_template')
      .select(['file_id', 'name'])
      .where('organ_id', '=', organ.id)
      .where('kind', '=', kind.number)
      .where('version', '=', query.version)
      .executeTakeFirst()
    if (!row) throw new Fault('not-found', '没有这个版本的模板。')
    return new Download((await readFile(platform, db, row.file_id)).bytes, TYPES.docx, row.name)
  })

  mountRoute(app, platform, routes.previewDocumentTemplate, async ({ params }) => {
    const organ = await mustFind(platform, params.organId)
    const kind = mustBeKind(params.kind)
    const { bytes } = await templateFor({ platform }, db, organ, kind)
    const word = await fillTemplate(bytes, sampleValues(kind, organ, await exampleOf(platform, organ, kind)), {
      title: kind.title,
      practice: false,
    })
    const pdf = await wordToPdf(word, { title: kind.title, on: today(platform.clock), practice: '' })
    return new Download(pdf, TYPES.pdf, `预览 ${kind.title}.pdf`, true)
  })

  mountRoute(app, platform, routes.replaceDocumentTemplate, async ({ params, files, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, params.organId, { viewer, actor }, 'document.template')
    const file = files[0]
    if (!file) throw new Fault('invalid', '请选择要上传的 Word 模板。')
    const kind = mustBeKind(params.kind)
    await replaceTemplate(ctx, organ, kind, file)
    return mustBeOne(await templateViews(db, organ, [kind]))
  })

  mountRoute(app, platform, routes.resetDocumentTemplate, async ({ params, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, params.organId, { viewer, actor }, 'document.template')
    const kind = mustBeKind(params.kind)
    await resetTemplate(ctx, organ, kind)
    return mustBeOne(await templateViews(db, organ, [kind]))
  })

  mountRoute(app, platform, routes.getDocumentSettings, async ({ params }) => {
    const organ = await mustFind(platform, params.organId)
    const settings = await settingsOf(db, organ.id)
    const parent = organ.parentId === null ? null : await organById(db, organ.parentId)
    const about = remedyOrgan({ organ, parentName: parent?.name ?? null, settings })
    return {
      ...settings,
      example: await exampleOf(platform, organ, mustBeKind(14)),
      remedy: remedyText(about, { outcome: 'granted', bases: ['条例第三十六条第二项'] }),
      remedyReviewFirst: remedyText(about, { outcome: 'deniedDeliberative', bases: ['条例第十六条第二款'] }),
    }
  })

  mountRoute(app, platform, routes.setDocumentSettings, async ({ params, body, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, params.organId, { viewer, actor }, 'document.template')
    await platform.database.transaction((tx) => saveSettings(tx, organ.id, body, ctx.actor, platform.clock))
    return { done: true as const }
  })
}

/** What the number of a letter looks like. */
async function exampleOf(platform: Platform, organ: Organ, { suffix }: Kind): Promise<string> {
  const { pattern } = await settingsOf(platform.database.db, organ.id)
  return numberBy(pattern, { 机关: organ.shortName, 年: yearOf(today(platform.clock)), 号: 1, 类别: suffix ?? '' })
}

async function mustFind(platform: Platform, organId: string): Promise<Organ> {
  const organ = await organById(platform.database.db, organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
  return organ
}

function mustBeKind(number: number): Kind {
  const kind = KINDS.find((one) => one.number === number)
  if (!kind) throw new Fault('not-found', '没有这种文书，请从列表中选择。')
  return kind
}

function mustBeOne<T>(list: T[]): T {
  const [one] = list
  if (one === undefined) throw new RangeError('nothing was found')
  return one
}
