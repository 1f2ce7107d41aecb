/** In the first bytes of a page stands which signs it is written in, if anywhere. */
const HEAD = 2_048

/**
 * The text of a page or table from an old site: by its byte order mark, by what the server or the page says, else UTF-8 where that fits and GB18030 where
 * it does not. What a page says wrongly about itself is not believed.
 */
export function decode(bytes: Buffer, contentType = ''): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const said = charsetIn(contentType) ?? charsetIn(bytes.subarray(0, HEAD).toString('latin1'))
  for (const charset of [said, 'utf-8', 'gb18030']) {
    const text = charset === null ? null : decodeAs(charset, bytes)
    if (text !== null) return text
  }
  return new TextDecoder('gb18030').decode(bytes)
}

function charsetIn(text: string): string | null {
  const found = /charset\s*=\s*["']?([\w-]+)/i.exec(text)?.[1]?.toLowerCase() ?? null
  // Pages that say GB2312 hold signs that only its successor has.
  return found !== null && /^(gb2312|gbk|x-gbk|gb18030|cp936)$/.test(found) ? 'gb18030' : found
}

/** null for an unknown charset, and for bytes that do not fit it. */
function decodeAs(charset: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
