import { ZipFile } from 'yazl'

/** An archive of these parts, in their order. */
export function zip(parts: Iterable<readonly [name: string, bytes: Buffer]>): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, bytes] of parts) file.addBuffer(bytes, name, { mtime: new Date(0), mode: 0o100644 })
  file.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    file.outputStream.on('data', (chunk) => chunks.push(chunk as Buffer))
    file.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    file.outputStream.on('error', reject)
  })
}
