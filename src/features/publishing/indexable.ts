import { today } from '../../platform/clock.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { publishedDocument } from './front.js'
import { plainText } from './html/text.js'
import type { DocumentId } from './id.js'
import type { Indexable } from './indexers.js'
import { readingOf } from './reading/kept.js'
import { sitesOf } from './store/placements.js'

/** A public document with all words in it; null when there is none, or it is not public. */
export async function readIndexable(
  platform: Pick<Platform, 'config' | 'clock'>,
  tx: Tx | Db,
  siteId: string,
  id: DocumentId,
): Promise<Indexable | null> {
  const document = await publishedDocument(tx, siteId, id, today(platform.clock))
  if (!document) return null
  const attachments = await Promise.all(
    document.content.attachments
      .filter((one) => !one.inline)
      .map(async ({ file, name }) => {
        const reading = await readingOf(platform, tx, file)
        const href = document.attachments.find((one) => one.href.endsWith(file))?.href ?? ''
        return { file, name, href, text: reading.parts.map((part) => part.text).join('\n') }
      }),
  )
  return { siteId, sites: await sitesOf(tx, siteId, id), document, text: plainText(document.content.body), attachments }
}
