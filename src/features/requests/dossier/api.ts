import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { can } from '../../../../api/permissions.js'
import { auditRequest, exportDossier } from '../../../../api/request-case.js'
import { Fault } from '../../../platform/errors/errors.js'
import { Download, mountRoute } from '../../../platform/http/mount.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { admit } from '../api.js'
import { parseId } from '../id.js'
import { readPersons } from '../reading.js'
import { auditOf } from './audit.js'
import { contentsOf } from './contents.js'
import { zipOf } from './zip.js'

const LEAST_PURPOSE = 4

/** Mounts the auditor's view of a case and the export of its dossier. */
export function mountDossierApi(app: FastifyInstance, platform: Platform): void {
  mountRoute(app, platform, auditRequest, async ({ params, viewer, actor }) => {
    const { ctx, organ } = await admit(platform, parseId(params.id).organId, { viewer, actor }, 'request.audit')
    return auditOf(ctx, params.id, organ)
  })

  mountRoute(app, platform, exportDossier, async ({ params: { id }, query: { purpose }, viewer, actor }) => {
    const { ctx, organ, viewer: caller } = await admit(platform, parseId(id).organId, { viewer, actor }, 'request.dossier')
    const wanted = purpose !== ''
    if (wanted && purpose.length < LEAST_PURPOSE)
      throw new Fault('invalid', '请写明用途，不少于 4 个字。', { fields: { purpose: '请写明用途，不少于 4 个字。' } })
    if (wanted && !can(caller.grants, 'request.read-person', organ.path))
      throw new Fault('forbidden', '您没有查看申请人资料的权限，只能导出遮盖个人信息的卷宗。')
    const audit = await auditOf(ctx, id, organ)
    const persons = wanted ? await readPersons(ctx, id, purpose) : null
    const files = await contentsOf(ctx, { id, audit, persons })
    const sums = files.at(-1)?.bytes ?? Buffer.alloc(0)
    await platform.database.transaction((tx) =>
      append(
        tx,
        {
          chain: organ.id,
          stream: `request-dossier:${id}`,
          type: 'DossierExported',
          data: { files: files.length, sums: createHash('sha256').update(sums).digest('hex'), persons: wanted, purpose },
          actor: ctx.actor,
          article: null,
        },
        platform.clock,
      ),
    )
    const bytes = await zipOf(files, new Date(platform.clock.now()))
    return new Download(bytes, 'application/zip', `卷宗-${audit.number}.zip`)
  })
}
