import { trouble } from './trouble.js'

export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg'

/** How much of a file's end is looked at for a second file hidden in it. */
const TAIL = 66_000

/**
 * What a file is, by its bytes alone. Throws trouble: `empty-file`, `format-unknown`, `format-old` and `encrypted` (old Office containers), `macros`,
 * `polyglot` for a file that would pass as two kinds at once.
 */
export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw trouble('empty-file')
  const kind = bySignature(bytes)
  if (kind === 'zip') return officeKind(bytes)
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - TAIL))
  if (tail.includes('PK\x05\x06')) throw trouble('polyglot')
  if (kind !== 'pdf' && /%PDF-\d|<script|<html/i.test(bytes.toString('latin1', 0, 2048) + tail)) throw trouble('polyglot')
  return kind
}

function bySignature(bytes: Buffer): 'pdf' | 'png' | 'jpg' | 'zip' {
  const head = bytes.toString('latin1', 0, 1024)
  if (/^(\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'pdf'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('PK\x03\x04')) return 'zip'
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    throw trouble(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'format-old')
  throw trouble(head.includes('%PDF-') ? 'polyglot' : 'format-unknown')
}

function officeKind(bytes: Buffer): FileKind {
  // The directory of a zip archive names its parts in the clear.
  const names = bytes.toString('latin1')
  if (/vbaProject\.bin|vbaData\.xml/i.test(names)) throw trouble('macros')
  if (/%PDF-\d/.test(names)) throw trouble('polyglot')
  if (names.includes('word/document')) return 'docx'
  if (names.includes('xl/workbook')) return 'xlsx'
  throw trouble('format-unknown')
}
