import type { FastifyInstance } from 'fastify'
import * as routes from '../../../../api/request-documents.js'
import { Fault } from '../../../platform/errors/errors.js'
import { Download, mountFiles, mountRoute } from '../../../platform/http/mount.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { organById } from '../../organs/index.js'
import { admit, admitToCase } from '../api.js'
import type { Ctx } from '../handle.js'
import { parseId, type RequestId } from '../id.js'
import { previewReply, printForm } from './forms.js'
import { applicationForm, documentsFor, readDocument } from './index.js'
import { FORMS } from './kinds/forms.js'
import { documentRow } from './store.js'
import { mountTemplatesApi } from './templates/api.js'
import type { Format } from './types.js'

/** Mounts the documents of a case, the templates and the blank form. */
export function mountDocuments(app: FastifyInstance, platform: Platform): void {
  mountCaseDocuments(app, platform)
  mountTemplatesApi(app, platform)
  mountFiles(app, platform, [blankForm('docx'), blankForm('pdf')])
}

function mountCaseDocuments(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, routes.listRequestDocuments, async ({ params, viewer, actor }) => {
    const { ctx } = await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    const documents = await documentsFor(ctx, params.id, 'office')
    return { documents, forms: FORMS.map(({ number, title }) => ({ kind: number, title })) }
  })

  mountRoute(app, platform, routes.downloadRequestDocument, async ({ params: { id, document, format }, viewer, actor }) => {
    // Letters name whom they go to; a form of the office need not.
    const { ctx } = await admit(platform, parseId(id).organId, { viewer, actor }, 'request.read-person')
    const row = await documentRow(platform.database.db, id, document, 'office')
    await noteReading(ctx, id, `下载文书《${row.title}》`)
    const file = await readDocument(ctx, id, document, format, 'office')
    return new Download(file.bytes, file.type, file.name, format === 'pdf')
  })

  mountRoute(app, platform, routes.downloadRequestForm, async ({ params: { id, kind, format }, viewer, actor }) => {
    const form = FORMS.find((one) => one.number === kind)
    if (!form) throw new Fault('not-found', '没有这种表单，请从列表中选择。')
    const named = form.required.includes('申请人')
    const { ctx } = await admit(platform, parseId(id).organId, { viewer, actor }, named ? 'request.read-person' : 'request.view')
    if (named) await noteReading(ctx, id, `打印《${form.title}》`)
    return printForm(ctx, id, kind, format)
  })

  mountRoute(app, platform, routes.previewReply, async ({ params, viewer, actor }) => {
    const { ctx } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'request.view')
    return previewReply(ctx, params.id)
  })
}

/** Who saw a person's name in a letter stands beside those who asked for it by itself. */
async function noteReading({ platform, actor }: Ctx, id: RequestId, purpose: string): Promise<void> {
  const entry = { chain: parseId(id).organId, stream: `request-person:${id}`, type: 'PersonRead', data: { purpose }, actor, article: null }
  await platform.database.transaction((tx) => append(tx, entry, platform.clock))
}

const blankForm = (format: Format) => ({
  path: `/zfxxgk/:organ/ysqgk/shenqingbiao.${format}`,
  kept: true,
  render: async ({ params, platform }: { params: Record<string, string>; platform: Platform }) => {
    const organ = await organById(platform.database.db, params.organ ?? '')
    return organ === null ? null : applicationForm(format)
  },
})
