import { readFile } from '../../../platform/files/files.js'
import type { Platform } from '../../../platform/platform.js'
import { attachmentAddress, type Indexable } from '../../publishing/index.js'
import type { Media } from './client.js'

/** api_uploadimage: JPG and PNG below 1 MB. */
const MOST_BYTES = 1024 * 1024 - 1

/** The pictures in a text that the platform takes, by their address on our page. */
export async function sendableFiles(platform: Pick<Platform, 'config' | 'database'>, { document }: Indexable): Promise<Map<string, Media>> {
  const found = new Map<string, Media>()
  for (const { file, inline } of document.content.attachments) {
    const src = attachmentAddress(document.id, file)
    if (!inline || !document.content.body.includes(`"${src}"`)) continue
    const media = pictureOf(file, (await readFile(platform, platform.database.db, file)).bytes)
    if (media) found.set(src, media)
  }
  return found
}

/** The picture as it is uploaded; null for what the platform does not take. */
export function pictureOf(name: string, bytes: Buffer): Media | null {
  const head = bytes.subarray(0, 4).toString('hex')
  if (bytes.length > MOST_BYTES) return null
  if (head.startsWith('ffd8ff')) return { name: `${name}.jpg`, type: 'image/jpeg', bytes }
  return head === '89504e47' ? { name: `${name}.png`, type: 'image/png', bytes } : null
}
