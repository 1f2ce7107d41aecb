/** JSON and bytes in one piece, for a pipe. */
export function packed(head: unknown, bytes: Buffer): Buffer {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json, bytes])
}

/** Apart again; null for what is cut off. */
export function unpacked(all: Buffer): { head: unknown; bytes: Buffer } | null {
  if (all.length < 4) return null
  const length = all.readUInt32BE(0)
  if (all.length < 4 + length) return null
  return { head: JSON.parse(all.toString('utf8', 4, 4 + length)), bytes: all.subarray(4 + length) }
}
