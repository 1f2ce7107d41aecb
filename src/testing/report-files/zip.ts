import { ZipFile } from 'yazl'

/** A zip archive of these entries: for Office files made by hand, and for bad ones. */
export function zipOf(entries: Record<string, Buffer | string>): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name)
  file.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    file.outputStream.on('data', (chunk) => chunks.push(chunk as Buffer))
    file.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    file.outputStream.on('error', reject)
  })
}
