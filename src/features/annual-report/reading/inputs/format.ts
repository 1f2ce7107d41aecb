import { entryNames } from './package/entry-names.js'
import { type RefusalCode, refusal } from './refusals.js'

export type InputFormat = 'txt' | 'html' | 'docx' | 'xlsx' | 'pdf'

/** How far into a file its kind is looked for. */
const HEAD = 4096

const SIGNATURES: [string, RefusalCode][] = [
  ['\x89PNG', 'format-image'],
  ['\xff\xd8\xff', 'format-image'],
  ['GIF8', 'format-image'],
  ['BM', 'format-image'],
  ['II*\0', 'format-image'],
  ['MM\0*', 'format-image'],
  ['RIFF', 'format-image'],
  ['Rar!', 'format-archive'],
  ['7z\xbc\xaf', 'format-archive'],
  ['\x1f\x8b', 'format-archive'],
  ['{\\rtf', 'format-rtf'],
  ['MIME-Version:', 'format-mht'],
]

/**
 * The format of a file, by what it contains; its name decides only what the content leaves open.
 * Throws the refusal that names the format when it is one that is not read.
 */
export function formatOf(bytes: Buffer, name: string): InputFormat {
  if (bytes.length === 0) throw refusal('file-empty')
  const head = bytes.toString('latin1', 0, HEAD)
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return packageFormat(bytes, name)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw refusal(compoundFile(bytes, name))
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature) && (signature !== 'BM' || looksBinary(bytes)))
  if (known) throw refusal(known[1])
  if (looksBinary(bytes)) throw refusal(refusalByName(name) ?? 'format-unknown')
  return textFormat(head, name)
}

function packageFormat(bytes: Buffer, name: string): InputFormat {
  const names = entryNames(bytes)
  if (names.some((entry) => entry.startsWith('word/'))) return 'docx'
  if (names.some((entry) => entry.startsWith('xl/'))) return 'xlsx'
  if (names.some((entry) => entry === 'OFD.xml')) throw refusal('format-ofd')
  if (names.includes('mimetype') && names.includes('content.xml')) throw refusal('format-odf')
  if (names.some((entry) => entry.startsWith('ppt/'))) throw refusal('format-unknown')
  throw refusal(names.length === 0 || names.includes('[Content_Types].xml') ? 'damaged' : (refusalByName(name) ?? 'format-archive'))
}

/** The old OLE container holds .doc, .xls, .wps and every encrypted .docx and .xlsx. */
function compoundFile(bytes: Buffer, name: string): RefusalCode {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return 'encrypted'
  if (/\.(wps|et|dps)$/i.test(name)) return 'format-wps'
  if (holds('WordDocument')) return 'format-doc'
  if (holds('Workbook') || holds('Book')) return 'format-xls'
  return refusalByName(name) ?? 'format-unknown'
}

function refusalByName(name: string): RefusalCode | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (ending === 'docx' || ending === 'xlsx' || ending === 'pdf') return 'damaged'
  if (ending === 'doc') return 'format-doc'
  if (ending === 'xls') return 'format-xls'
  if (ending === 'wps' || ending === 'et') return 'format-wps'
  if (ending === 'ofd') return 'format-ofd'
  return null
}

function textFormat(head: string, name: string): InputFormat {
  if (/<\?mso-application|<w:wordDocument|<pkg:package/.test(head)) throw refusal('format-word-xml')
  if (/^[^<]{0,200}<(!doctype\s+html|html|head|body|meta|title|table|div|p|span|section|article|!--|h[1-6])[\s>-]/i.test(readable(head)))
    return 'html'
  if (/\.(s?html?|xhtml|jsp|aspx?)$/i.test(name) && /<[a-z!/]/i.test(readable(head))) return 'html'
  return 'txt'
}

/** UTF-16 text without its zero bytes, so that markup is found in it. */
function readable(head: string): string {
  return head.replaceAll('\0', '')
}

/** Control characters in numbers that no text has. UTF-16 text, which has a mark or zero bytes at every second place, is text. */
function looksBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, HEAD)
  if (head[0] === 0xff && head[1] === 0xfe) return false
  if (head[0] === 0xfe && head[1] === 0xff) return false
  let odd = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1
  return odd > head.length / 200
}
