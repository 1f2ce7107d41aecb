/** Width and height that a PNG or JPEG says it has, read off its head before anything of it is unpacked; null for what is neither. */
export function pictureSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    return bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
      ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
      : null
  }
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    // Frame headers, but for the tables that stand among their numbers.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
  }
  return null
}
