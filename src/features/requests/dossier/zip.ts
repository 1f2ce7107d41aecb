import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** One file of an archive, by its path there. */
export interface Packed {
  path: string
  bytes: Buffer
}

/** The files as one zip; `at` is the time that each bears. */
export async function zipOf(files: readonly Packed[], at: Date): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { path, bytes } of files) zip.addBuffer(bytes, path, { mtime: at })
  zip.end()
  return buffer(zip.outputStream)
}
