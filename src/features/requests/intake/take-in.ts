import { randomUUID } from 'node:crypto'
import { dayOfInstant } from '../../../../law/day.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import { keepFile } from '../../../platform/files/files.js'
import { kindOf } from '../../../platform/files/kinds.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { identityOfMail, type ParsedMail } from './parse.js'
import { type MailboxRow, ownerOf, sealMail } from './store.js'

/** Of attachments that are nothing an applicant may hand in; they stay with the mail and are only downloaded. */
export const UNKNOWN_TYPE = 'application/octet-stream'

/** A mail of a folder, by its number there. */
export interface Fetched {
  uidValidity: string
  uid: number
  /** When the organ's machine got it. */
  at: Date
  mail: ParsedMail
}

/**
 * Keeps a mail and how far the folder has been read, in one transaction: after a crash the mail is there and counted as read, or neither. Returns false for one that is there already, because another
 * process was faster or the folder got new numbers.
 */
export async function takeInMail(
  platform: Pick<Platform, 'database' | 'config' | 'clock'>,
  box: MailboxRow,
  fetched: Fetched,
): Promise<boolean> {
  const { uidValidity, uid, at, mail } = fetched
  return platform.database.transaction(async (tx) => {
    const held = await tx.selectFrom('request_mailbox').selectAll().where('organ_id', '=', box.organ_id).forUpdate().executeTakeFirst()
    if (!held || !isSameFolder(held, box)) return false
    if (held.uid_validity === uidValidity && held.last_uid >= uid) return false
    const read = { uid_validity: uidValidity, last_uid: uid }
    await tx.updateTable('request_mailbox').set(read).where('organ_id', '=', box.organ_id).execute()
    const id = randomUUID()
    const fingerprint = sealerOf(platform.config).fingerprint('mail', identityOfMail(mail))
    const { files, date: _, ...content } = mail
    const added = await tx
      .insertInto('received_mail')
      .values({
        id,
        organ_id: box.organ_id,
        fingerprint,
        uid_validity: uidValidity,
        uid,
        sealed: '',
        at,
        on_day: dayOfInstant(at.getTime()),
        attachments: files.length,
        status: 'waiting',
        request_id: null,
        reason: null,
        by_name: null,
        decided_at: null,
      })
      .onConflict((conflict) => conflict.columns(['organ_id', 'fingerprint']).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) return false
    const names: Record<string, string> = {}
    for (const [i, file] of files.entries()) {
      const { type, ending } = await kindOf(file.bytes).catch(() => ({ type: UNKNOWN_TYPE, ending: 'bin' }))
      const name = `邮件附件${i + 1}.${ending}`
      const stored = await keepFile(platform, tx, { owner: ownerOf(id), name, type, bytes: file.bytes, sealed: true })
      names[stored.id] = file.name
    }
    await tx
      .updateTable('received_mail')
      .set({ sealed: sealMail(platform, id, { ...content, names }) })
      .where('id', '=', id)
      .execute()
    await append(
      tx,
      {
        chain: box.organ_id,
        stream: `received-mail:${id}`,
        type: 'MailReceived',
        data: { at: at.toISOString(), attachments: files.length },
        actor: { kind: 'system', job: 'request-mail' },
        article: '条例第三十一条',
      },
      platform.clock,
    )
    return true
  })
}

/** Whether the settings still name the folder that was read. */
function isSameFolder(held: MailboxRow, box: MailboxRow): boolean {
  return held.host === box.host && held.port === box.port && held.login === box.login && held.folder === box.folder
}
