import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/request-attachments.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { admit, admitToCase } from './api.js'
import { type AttachmentKind, attachmentsOf, keepAttachments, readAttachment } from './attachments.js'
import { parseId } from './id.js'
import { lockHistory } from './store.js'

const ATTACHMENT_KINDS: readonly AttachmentKind[] = ['identity', 'material', 'authorization']

/** Mounts what the workbench adds to and reads of the applicant's files; only clerks of the organ itself may open one. */
export function mountAttachmentsApi(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, routes.listAttachments, async ({ params, viewer, actor }) => {
    await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    return { files: await attachmentsOf(platform.database.db, params.id) }
  })

  mountRoute(app, platform, routes.addAttachments, async ({ params: { id }, files, viewer, actor }) => {
    const { ctx } = await admit(platform, parseId(id).organId, { viewer, actor }, 'request.handle')
    await platform.database.transaction(async (tx) => {
      await lockHistory(tx, id)
      for (const what of ATTACHMENT_KINDS) {
        const theirs = files.filter((file) => file.field === what)
        await keepAttachments(ctx, tx, id, theirs, what)
      }
    })
    return { files: await attachmentsOf(platform.database.db, id) }
  })

  mountRoute(app, platform, routes.readAttachment, async ({ params, viewer, actor }) => {
    const { ctx } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'request.read-person')
    return readAttachment(ctx, params.id, params.file)
  })
}
