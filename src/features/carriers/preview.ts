import type { Platform } from '../../platform/platform.js'
import { readIndexable } from '../publishing/index.js'
import { settingsOf } from './carrier.js'
import { type CarrierRow, type DeliveryRow, noDelivery } from './store.js'
import { articleOf } from './wechat/article.js'
import { sendableFiles } from './wechat/pictures.js'

export interface Preview {
  title: string
  author: string
  digest: string
  html: string
  notes: string[]
}

/** What would be sent now. Fault `not-found` when the document is not public any more. */
export async function previewOf(platform: Platform, carrier: CarrierRow, delivery: DeliveryRow): Promise<Preview> {
  const { db } = platform.database
  const indexable = await readIndexable(platform, db, delivery.site_id, delivery.document_id)
  if (!indexable) throw noDelivery()
  const { document } = indexable
  if (carrier.kind === 'webhook') {
    const { title, issuer, content } = document
    return { title, author: issuer ?? '', digest: content.summary ?? '', html: content.body, notes: [] }
  }
  const files = await sendableFiles(platform, indexable)
  const { title, author, digest, content, notes } = articleOf(indexable, settingsOf(carrier).author, (src) => (files.has(src) ? src : null))
  return { title, author, digest, html: content, notes }
}
