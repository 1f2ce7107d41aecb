import { zip } from '../../platform/files/zip.js'

/** A zip archive of these entries: for Office files made by hand, and for bad ones. */
export function zipOf(entries: Record<string, Buffer | string>): Promise<Buffer> {
  return zip(Object.entries(entries).map(([name, content]) => [name, Buffer.from(content)] as const))
}
