import type { FastifyInstance } from 'fastify'
import { can } from '../../../../api/permissions.js'
import type { ReceivedMail } from '../../../../api/received-mails.js'
import * as routes from '../../../../api/received-mails.js'
import type { Actor } from '../../../platform/actor.js'
import { Fault } from '../../../platform/errors/errors.js'
import { filesOf, readFile } from '../../../platform/files/files.js'
import { Download, mountRoute } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { mustBeAllowed, type Viewer } from '../../../platform/session/viewer.js'
import { organsBelow } from '../../organs/index.js'
import { admit } from '../api.js'
import { requestView } from '../view.js'
import { dismissMail, recordAttachmentRead, registerMail } from './deciding.js'
import { readMailbox } from './read-mailbox.js'
import { mailboxView, setMailbox } from './settings.js'
import { type MailRow, mailboxOf, mailRow, openMail, ownerOf, unregisteredMail } from './store.js'
import { UNKNOWN_TYPE } from './take-in.js'

const MOST_ROWS = 200

/** Mounts the mails that came in, and the mailbox they come from. */
export function mountIntakeApi(app: FastifyInstance, platform: Platform): void {
  const { db } = platform.database

  mountRoute(app, platform, routes.listReceivedMails, async ({ query: { status }, viewer }) => {
    mustBeAllowed(viewer, 'request.handle')
    const organs = await handledOrgans(platform, viewer)
    const ids = [...organs.keys()]
    if (ids.length === 0) return { mails: [], waiting: 0 }
    const rows = await db
      .selectFrom('received_mail')
      .selectAll()
      .where('organ_id', 'in', ids)
      .where('status', '=', status)
      .orderBy('at', status === 'waiting' ? 'asc' : 'desc')
      .limit(MOST_ROWS)
      .execute()
    const waiting = (await unregisteredMail(db, ids)).length
    return { mails: rows.map((row) => mailView(platform, row, organs.get(row.organ_id) ?? '')), waiting }
  })

  mountRoute(app, platform, routes.getReceivedMail, async ({ params, viewer, actor }) => {
    const { row, caller } = await admitToMail(platform, params.id, { viewer, actor }, 'request.handle')
    const gone = row.sealed === ''
    const content = gone ? null : openMail(platform, row)
    const order = Object.keys(content?.names ?? {})
    const files = (await filesOf(db, ownerOf(row.id))).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    return {
      ...mailView(platform, row, caller.organ.name),
      fromName: content?.fromName ?? '',
      replyTo: content?.replyTo ?? null,
      text: content?.text ?? '',
      notes: content?.notes ?? ['邮件内容已按期清除。'],
      files: files.map(({ id, name, size, type }) => ({ id, name: content?.names[id] ?? name, size, type })),
    }
  })

  mountRoute(app, platform, routes.readMailAttachment, async ({ params, viewer, actor }) => {
    const { row, caller } = await admitToMail(platform, params.id, { viewer, actor }, 'request.read-person')
    const file = (await filesOf(db, ownerOf(row.id))).find((one) => one.id === params.file)
    if (!file) throw new Fault('not-found', '没有这个附件；登记以后，能够接收的附件已经移到申请里。')
    await recordAttachmentRead(caller.ctx, row.organ_id, row.id, file.id)
    const { bytes, name } = await readFile(platform, db, file.id)
    return new Download(bytes, UNKNOWN_TYPE, openMail(platform, row).names[file.id] ?? name)
  })

  mountRoute(app, platform, routes.registerReceivedMail, async ({ params, body, viewer, actor }) => {
    const { caller } = await admitToMail(platform, params.id, { viewer, actor }, 'request.handle')
    const receipt = await registerMail(caller.ctx, params.id, body)
    return { request: await requestView(caller.ctx, receipt.id, caller.viewer, caller.organ), password: receipt.password }
  })

  mountRoute(app, platform, routes.dismissReceivedMail, async ({ params, body, viewer, actor }) => {
    const { caller } = await admitToMail(platform, params.id, { viewer, actor }, 'request.handle')
    await dismissMail(caller.ctx, params.id, body.reason)
    return mailView(platform, await mailRow(db, params.id), caller.organ.name)
  })

  mountRoute(app, platform, routes.getMailbox, async ({ params, viewer, actor }) => {
    await admit(platform, params.organId, { viewer, actor }, 'request.mailbox')
    const row = await mailboxOf(db, params.organId)
    return { mailbox: row && mailboxView(row) }
  })

  mountRoute(app, platform, routes.putMailbox, async ({ params, body, viewer, actor }) => {
    const { ctx } = await admit(platform, params.organId, { viewer, actor }, 'request.mailbox')
    return { mailbox: mailboxView(await setMailbox(ctx, params.organId, body)) }
  })

  mountRoute(app, platform, routes.checkMailbox, async ({ params, viewer, actor }) => {
    await admit(platform, params.organId, { viewer, actor }, 'request.mailbox')
    const before = await mailboxOf(db, params.organId)
    if (!before) throw new Fault('not-found', '还没有设置邮箱，请先填写并保存。')
    const taken = await readMailbox(platform, before)
    const row = (await mailboxOf(db, params.organId)) ?? before
    return { mailbox: mailboxView(row), taken }
  })
}

/** The caller, when they handle the requests of the organ that the mail came to. Fault `not-found`, `forbidden`. */
async function admitToMail(
  platform: Platform,
  id: string,
  who: { viewer: Viewer | null; actor: Actor | null },
  permission: 'request.handle' | 'request.read-person',
) {
  const row = await mailRow(platform.database.db, id)
  return { row, caller: await admit(platform, row.organ_id, who, permission) }
}

/** The organs whose requests the viewer handles, by id, with their names. */
async function handledOrgans(platform: Platform, viewer: Viewer): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const grant of viewer.grants) {
    if (!can([grant], 'request.handle', grant.organPath)) continue
    for (const organ of await organsBelow(platform.database.db, grant.organPath)) found.set(organ.id, organ.name)
  }
  return found
}

function mailView(platform: Platform, row: MailRow, organName: string): ReceivedMail {
  const content = row.sealed === '' ? { from: '', subject: '（已按期清除）' } : openMail(platform, row)
  return {
    id: row.id,
    organId: row.organ_id,
    organName,
    from: content.from,
    subject: content.subject,
    at: row.at.toISOString(),
    on: row.on_day,
    attachments: row.attachments,
    status: row.status,
    requestId: row.request_id,
    reason: row.reason,
    by: row.by_name,
  }
}
