import { createHash } from 'node:crypto'
import { load } from 'cheerio'
import PostalMime, { type Address } from 'postal-mime'

/** A mail as it is kept. */
export interface ParsedMail {
  messageId: string
  date: string
  from: string
  fromName: string
  replyTo: string | null
  subject: string
  text: string
  notes: string[]
  files: { name: string; type: string; bytes: Buffer }[]
}

const MOST_TEXT = 200_000
const MOST_FILES = 50
const MOST_NESTING = 40

/**
 * Reads a raw mail, whatever state it is in: texts in GBK and GB 18030 also where the mail does not say so, HTML as text only, numbers and sizes
 * limited with a note on what was left out.
 */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const email = await PostalMime.parse(inUtf8(raw), { maxNestingDepth: MOST_NESTING, attachmentEncoding: 'arraybuffer' })
  const notes: string[] = []
  const plain = email.text?.trim() ?? ''
  let text = plain === '' && email.html ? textOfHtml(email.html) : plain
  if (plain === '' && email.html) notes.push('这封邮件是网页格式，这里只显示其中的文字；链接、图片和格式请到邮箱里看。')
  if (text.length > MOST_TEXT) {
    text = text.slice(0, MOST_TEXT)
    notes.push(`正文太长，这里只保存前 ${MOST_TEXT} 个字，其余请到邮箱里看。`)
  }
  const files = email.attachments.slice(0, MOST_FILES).map((file, i) => ({
    name: fileName(file.filename, i),
    type: file.mimeType,
    bytes: typeof file.content === 'string' ? Buffer.from(file.content) : Buffer.from(file.content as ArrayBuffer),
  }))
  if (email.attachments.length > MOST_FILES) notes.push(`附件超过 ${MOST_FILES} 个，这里只保存前 ${MOST_FILES} 个，其余请到邮箱里看。`)
  const sender = mailboxIn(email.from)
  const reply = (email.replyTo ?? []).map(mailboxIn).find((each) => each.address !== '')?.address ?? null
  return {
    messageId: email.messageId ?? '',
    date: email.date ?? '',
    from: sender.address,
    fromName: oneLine(sender.name),
    replyTo: reply === sender.address ? null : reply,
    subject: oneLine(email.subject ?? ''),
    text: kept(text),
    notes,
    files,
  }
}

/** What makes a mail this one and no other: the same under another number is the same, another under the same Message-ID is not. */
export function identityOfMail({ messageId, date, from, subject, text, files }: ParsedMail): string {
  const hashes = files.map((file) => createHash('sha256').update(file.bytes).digest('hex'))
  return createHash('sha256')
    .update(JSON.stringify([messageId, messageId === '' ? date : '', from, subject, text, hashes]))
    .digest('hex')
}

/**
 * Mails that hold Chinese without saying in which character set: what is no UTF-8 then is GB 18030. Parts that name theirs are left to the parser, but for
 * heads, which may only hold plain letters and often do not.
 */
function inUtf8(raw: Buffer): Buffer {
  if (isUtf8(raw)) return raw
  const at = endOfHead(raw)
  const head = recoded(raw.subarray(0, at))
  const body = raw.subarray(at)
  const named = /charset\s*=/i.test(raw.toString('latin1', 0, at) + body.toString('latin1', 0, 4_000))
  return Buffer.concat([head, named ? body : recoded(body)])
}

function endOfHead(raw: Buffer): number {
  const crlf = raw.indexOf('\r\n\r\n')
  const lf = raw.indexOf('\n\n')
  const ends = [crlf < 0 ? raw.length : crlf + 4, lf < 0 ? raw.length : lf + 2]
  return Math.min(...ends)
}

function recoded(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('gb18030').decode(bytes))
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The words of a web page, a line a block; what it would run, fetch or hide is left out. */
function textOfHtml(html: string): string {
  const page = load(html)
  page('script, style, head, template, noscript, iframe, object').remove()
  page('br').replaceWith('\n')
  page('p, div, tr, li, h1, h2, h3, h4, h5, h6, table, blockquote').append('\n')
  page('td, th').append('\t')
  return page
    .root()
    .text()
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function mailboxIn(address: Address | undefined): { address: string; name: string } {
  if (!address) return { address: '', name: '' }
  const one = 'group' in address && address.group ? address.group[0] : address
  return { address: oneLine(one?.address ?? ''), name: one?.name ?? '' }
}

function fileName(name: string | null | undefined, at: number): string {
  const plain =
    oneLine(name ?? '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  return plain === '' || /^\.+$/.test(plain) ? `附件${at + 1}` : plain.slice(-150)
}

function oneLine(text: string): string {
  return kept(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

/** Without the one sign that no text in the database may hold. */
const kept = (text: string): string => text.replaceAll('\0', '')
