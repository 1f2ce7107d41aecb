import { type FetchMessageObject, ImapFlow } from 'imapflow'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Platform } from '../../../platform/platform.js'
import { type ParsedMail, parseMail } from './parse.js'
import { enabledMailboxes, type MailboxRow } from './store.js'
import { takeInMail } from './take-in.js'

type Host = Pick<Platform, 'database' | 'config' | 'clock' | 'log'>

/** The mark that a mail gets once it is kept; mails are never deleted. */
export const TAKEN = '$GongkaiTaken'
/** Larger mails are left in the mailbox, with a note in their place. */
const MOST_BYTES = 30 * 1024 * 1024
const MOST_A_RUN = 200
const PATIENCE_MS = 30_000

/** Reads every mailbox that is switched on; one that cannot be read does not keep the others waiting. */
export async function readMailboxes(platform: Host): Promise<void> {
  for (const box of await enabledMailboxes(platform.database.db)) await readMailbox(platform, box)
}

/** Reads one mailbox and notes how that went. Returns how many mails were taken in. */
export async function readMailbox(platform: Host, box: MailboxRow): Promise<number> {
  let trouble: string | null = null
  let taken = 0
  try {
    taken = await takeNew(platform, box)
  } catch (error) {
    trouble = sentenceOf(error)
    platform.log.warn({ organ: box.organ_id, err: error }, 'the mailbox could not be read')
  }
  await platform.database.transaction((tx) =>
    tx
      .updateTable('request_mailbox')
      .set({ checked_at: new Date(platform.clock.now()), trouble })
      .where('organ_id', '=', box.organ_id)
      .execute(),
  )
  return taken
}

async function takeNew(platform: Host, box: MailboxRow): Promise<number> {
  const client = new ImapFlow({
    host: box.host,
    port: box.port,
    secure: box.security === 'tls',
    doSTARTTLS: box.security === 'starttls',
    auth: { user: box.login, pass: sealerOf(platform.config).open(box.sealed_password, passwordOf(box.organ_id)) },
    logger: false,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 2 * PATIENCE_MS,
    disableAutoIdle: true,
  })
  // What happens to the connection while nobody waits for an answer: the next command fails and tells.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const folder = await client.getMailboxLock(box.folder)
    try {
      return await takeFromFolder(platform, client, box)
    } finally {
      folder.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

async function takeFromFolder(platform: Host, client: ImapFlow, box: MailboxRow): Promise<number> {
  if (!client.mailbox) throw new Error('the folder is not open')
  const uidValidity = String(client.mailbox.uidValidity)
  const last = box.uid_validity === uidValidity ? Number(box.last_uid) : 0
  const since = new Date(`${box.from_day}T00:00:00Z`)
  const found = (await client.search({ uid: `${last + 1}:*`, since }, { uid: true })) || []
  let taken = 0
  for (const uid of found
    .filter((each) => each > last)
    .sort((a, b) => a - b)
    .slice(0, MOST_A_RUN)) {
    const about = await client.fetchOne(String(uid), { size: true, internalDate: true, envelope: true }, { uid: true })
    if (!about) continue
    const at = new Date(about.internalDate ?? platform.clock.now())
    const mail = await contentOf(client, uid, about)
    if (await takeInMail(platform, box, { uidValidity, uid, at, mail })) taken += 1
  }
  await markTaken(platform, client, box, uidValidity, since)
  return taken
}

/** The mail; for one that is too large or cannot be read what its envelope says, with a note. Nothing that came in is passed over. */
async function contentOf(client: ImapFlow, uid: number, about: FetchMessageObject): Promise<ParsedMail> {
  if ((about.size ?? 0) > MOST_BYTES) return envelopeOf(about, '这封邮件超过 30 MB，没有取来，请到邮箱里看正文和附件。')
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!whole || !whole.source) return envelopeOf(about, '这封邮件没有取到内容，请到邮箱里看。')
  return parseMail(whole.source).catch(() => envelopeOf(about, '这封邮件的格式读不懂，请到邮箱里看正文和附件。'))
}

function envelopeOf({ envelope, uid }: FetchMessageObject, note: string): ParsedMail {
  const sender = envelope?.from?.[0]
  const plain = (text: string | undefined) => (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300)
  return {
    messageId: envelope?.messageId ?? `uid ${uid}`,
    date: String(envelope?.date ?? ''),
    from: plain(sender?.address),
    fromName: plain(sender?.name),
    replyTo: null,
    subject: plain(envelope?.subject),
    text: '',
    notes: [note],
    files: [],
  }
}

/** Marks what is kept, also what an earlier run kept and did not come to mark; then moves it where the settings say. */
async function markTaken(platform: Host, client: ImapFlow, box: MailboxRow, uidValidity: string, since: Date): Promise<void> {
  const kept = await platform.database.db
    .selectFrom('request_mailbox')
    .select(['uid_validity', 'last_uid'])
    .where('organ_id', '=', box.organ_id)
    .executeTakeFirst()
  if (!kept || kept.uid_validity !== uidValidity) return
  const last = Number(kept.last_uid)
  const open = (await client.search({ uid: `1:${last}`, since, ...(box.done_folder ? {} : { unKeyword: TAKEN }) }, { uid: true })) || []
  const uids = open.filter((uid) => uid <= last)
  if (uids.length === 0) return
  const list = uids.join(',')
  await client.messageFlagsAdd(list, [TAKEN], { uid: true })
  if (box.done_folder) await client.messageMove(list, box.done_folder, { uid: true })
}

/** What the password is sealed for. */
export const passwordOf = (organId: string): string => `mailbox:${organId}`

function sentenceOf(error: unknown): string {
  const { code, message, authenticationFailed, serverResponseCode } = error as Record<string, unknown>
  if (authenticationFailed === true) return '邮箱的用户名或密码不对，请改正后再试。'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return '找不到邮件服务器，请核对服务器地址。'
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ETIMEDOUT' || code === 'CONNECT_TIMEOUT')
    return '连不上邮件服务器，请核对地址、端口和防火墙。'
  if (serverResponseCode === 'NONEXISTENT' || /mailbox doesn't exist/i.test(String(message)))
    return '邮箱里没有这个文件夹，请核对文件夹名称。'
  if (/certificate|self.signed|tls|ssl/i.test(String(message))) return '邮件服务器的证书不被信任，请联系邮箱管理员。'
  return '读取邮箱时出错，请稍后再试；一直这样的，请把时间告诉系统管理员。'
}
