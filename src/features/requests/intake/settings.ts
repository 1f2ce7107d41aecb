import type { z } from 'zod'
import type { Mailbox, putMailbox } from '../../../../api/received-mails.js'
import { today } from '../../../platform/clock.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import { Fault } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Ctx } from '../handle.js'
import { passwordOf } from './read-mailbox.js'
import { type MailboxRow, mailboxOf } from './store.js'

type Settings = z.output<NonNullable<typeof putMailbox.body>>

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/**
 * Sets the mailbox of an organ. An empty password keeps the old one, but never for another server or login: nobody may send it elsewhere. Another folder is read from today on.
 * Fault `invalid` for a password that is missing, and for a connection in the clear to another machine.
 */
export async function setMailbox(ctx: Ctx, organId: string, settings: Settings): Promise<MailboxRow> {
  const { host, port, security, login, password, folder, doneFolder, enabled } = settings
  if (security === 'plain' && !LOOPBACK.includes(host)) {
    const sentence = '到别的服务器必须加密（TLS 或 STARTTLS），密码不能明文传送。'
    throw new Fault('invalid', sentence, { code: 'mailbox-in-the-clear', fields: { security: sentence } })
  }
  if (doneFolder !== null && doneFolder === folder)
    throw new Fault('invalid', '处理后的文件夹不能就是收件文件夹。', { fields: { doneFolder: '请填写另一个文件夹，或者留空。' } })
  return ctx.platform.database.transaction(async (tx) => {
    const before = await mailboxOf(tx, organId)
    const sameLogin = before?.host === host && before.login === login
    const sameFolder = sameLogin && before?.folder === folder
    if (password === '' && !sameLogin) {
      const sentence = '换了服务器或用户名，请重新填写密码。'
      throw new Fault('invalid', sentence, { code: 'password-needed', fields: { password: sentence } })
    }
    const sealed = password === '' ? before?.sealed_password : sealerOf(ctx.platform.config).seal(password, passwordOf(organId))
    const row: MailboxRow = {
      organ_id: organId,
      host,
      port,
      security,
      login,
      sealed_password: sealed ?? '',
      folder,
      done_folder: doneFolder === '' ? null : doneFolder,
      enabled,
      from_day: sameFolder ? before.from_day : today(ctx.platform.clock),
      uid_validity: sameFolder ? before.uid_validity : null,
      last_uid: sameFolder ? Number(before.last_uid) : 0,
      checked_at: before?.checked_at ?? null,
      trouble: null,
    }
    const { organ_id: _, ...rest } = row
    await tx
      .insertInto('request_mailbox')
      .values(row)
      .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(rest))
      .execute()
    const data = { host, port, security, login, folder, doneFolder, enabled, passwordChanged: password !== '' }
    const entry = { chain: organId, stream: `mailbox:${organId}`, type: 'MailboxSet', data, actor: ctx.actor, article: null }
    await append(tx, entry, ctx.platform.clock)
    return row
  })
}

/** As it is shown: without the password. */
export function mailboxView(row: MailboxRow): Mailbox {
  const { organ_id, host, port, security, login, folder, done_folder, enabled, from_day, checked_at, trouble } = row
  return {
    organId: organ_id,
    host,
    port,
    security,
    login,
    folder,
    doneFolder: done_folder,
    enabled,
    from: from_day,
    checkedAt: checked_at?.toISOString() ?? null,
    trouble,
  }
}
