import { type Block, lineBlock, type Source } from '../../source.js'
import { decodeText } from './decode.js'

/**
 * A plain text file: every line a block, numbered as editors number lines. A carriage return or form feed
 * inside a line ends a block but not the numbered line; where a file has no other line ends it ends both.
 */
export function textSource(bytes: Buffer): Source {
  const text = decodeText(bytes)
  const lines = text.includes('\n') ? text.split(/\r?\n/) : text.split('\r')
  const blocks = lines.flatMap((line, i): Block[] => line.split(/[\r\f\v\u2028\u2029]/).map((part) => lineBlock(part, { line: i + 1 })))
  return { format: 'txt', blocks }
}
