import { refusal } from '../refusals.js'

/** The text of a file in the encodings that agencies' sites and editors write: UTF-8, UTF-16, GBK/GB 18030, or what a page declares. */
export function decodeText(bytes: Buffer, declared: string | null = null): string {
  const marked = byMark(bytes)
  if (marked) return decodeAs(marked, bytes)
  const utf8 = decodeStrictly('utf-8', bytes)
  if (utf8 !== null) return utf8
  const asDeclared = declared && !/^utf-?8$/i.test(declared) ? decodeStrictly(declared, bytes) : null
  return asDeclared ?? mostlyReadable(decodeAs('gb18030', bytes))
}

/** The character set that a page's own markup names, or null. */
export function declaredCharset(bytes: Buffer): string | null {
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1] ?? null
}

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function decodeAs(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Null when the bytes are not in that encoding, or nobody knows it. */
function decodeStrictly(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A few spoilt characters are kept and marked; many mean that this is no text. */
function mostlyReadable(text: string): string {
  const spoilt = text.length - text.replaceAll('\ufffd', '').length
  if (spoilt > text.length / 20) throw refusal('format-unknown')
  return text
}
