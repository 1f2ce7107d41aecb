const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1')
const CENTRAL_HEADER = Buffer.from('PK\x01\x02', 'latin1')
const ENOUGH = 400

/**
 * The names of a zip archive's entries as far as they can be seen, without opening it: for telling what kind of file
 * it is, also when it is cut off. Nothing is decompressed; at most the first few hundred names.
 */
export function entryNames(bytes: Buffer): string[] {
  const names = new Set<string>()
  collect(bytes, CENTRAL_HEADER, 28, 46, names)
  collect(bytes, LOCAL_HEADER, 26, 30, names)
  return [...names]
}

function collect(bytes: Buffer, header: Buffer, lengthAt: number, nameAt: number, names: Set<string>): void {
  for (let at = bytes.indexOf(header); at >= 0 && names.size < ENOUGH; at = bytes.indexOf(header, at + 4)) {
    if (at + nameAt > bytes.length) return
    const length = bytes.readUInt16LE(at + lengthAt)
    names.add(bytes.toString('utf8', at + nameAt, at + nameAt + length).replaceAll('\\', '/'))
  }
}
