import type { PublicDocument } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { findFile, readFile } from '../../../platform/files/files.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { DisclosureLayout, type DisclosureNode } from '../../organs/index.js'
import type { Column } from '../columns/column.js'
import { isWithdrawn, type Placed, readPublished } from '../front.js'
import { plainText } from '../html/text.js'
import { addressOf, fileOwnerOf, withdrawn } from '../id.js'
import { readPublicContent } from '../store/contents.js'
import { findDocument } from '../store/documents.js'
import { shanghai } from '../timeline.js'
import { type Beside, besideOf } from './beside.js'
import { DocumentBody } from './documentBody.js'
import { trailOf } from './trail.js'

/** One document at its permanent address; what was withdrawn is 410. */
export const documentPage: PublicPage = { path: '/xinxi/:id', kept: true, render: page }

/** Its files, by document and file. */
export const documentFile: PublicFile = { path: '/xinxi/:id/fujian/:file', kept: false, render: file }

async function page({ platform, params }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const id = params.id ?? ''
  const placed = await readPublished(db, SITE_ID, id, today(platform.clock))
  if (placed) return pageOf(placed, await besideOf(platform, placed.document))
  if (await isWithdrawn(db, SITE_ID, id)) throw withdrawn()
  return null
}

/** A public file of a public document; the same answers as for its page. */
async function file({ platform, params }: PageRequest): Promise<Download | null> {
  const { db } = platform.database
  const [id = '', wanted = ''] = [params.id, params.file]
  const row = await findDocument(db, SITE_ID, id)
  if (row?.life === 'withdrawn') throw withdrawn()
  if (row?.life !== 'published' || row.public_no === null) return null
  const content = await readPublicContent(db, SITE_ID, id, row.public_no)
  const attachment = content?.attachments.find((one) => one.file === wanted)
  const kept = attachment && (await findFile(db, wanted))
  if (!attachment || kept?.owner !== fileOwnerOf(SITE_ID, id)) return null
  const { bytes, type } = await readFile(platform, db, wanted)
  return new Download(bytes, type, attachment.name, type.startsWith('image/'))
}

function pageOf({ document, organ, columns }: Placed, beside: Required<Beside>): Page {
  const column = columns.find((one) => one.id === document.columnId) ?? null
  const address = addressOf(document.id)
  const also = columns.filter(({ id, hidden }) => document.content.alsoIn.includes(id) && !hidden)
  const body = <DocumentBody document={document} address={address} also={also} beside={beside} />
  const node = nodeOf(column)
  return {
    title: document.title,
    description: descriptionOf(document),
    breadcrumb: [...trailOf(organ, columns, column), [document.title, address]],
    meta: metaOf(document, column, organ?.name ?? ''),
    ...(document.content.source && !document.content.repost ? { source: document.content.source } : {}),
    body:
      organ && node ? (
        <DisclosureLayout organ={organ} current={node}>
          {body}
        </DisclosureLayout>
      ) : (
        body
      ),
  }
}

/** The tags that 政府网站发展指引 asks of an article's page. */
function metaOf(document: PublicDocument, column: Column | null, organName: string): Record<string, string> {
  const { content, publishedAt, publishedOn } = document
  const pubDate = publishedAt ? shanghai(publishedAt) : publishedOn
  return {
    ArticleTitle: document.title,
    ...(pubDate ? { PubDate: pubDate } : {}),
    ContentSource: content.source ?? content.issuer ?? organName,
    ...(content.keywords.length > 0 ? { Keywords: content.keywords.join(',') } : {}),
    Author: content.issuer ?? organName,
    Description: descriptionOf(document),
    Url: addressOf(document.id),
    ...(column ? { ColumnName: column.name, ColumnDescription: column.lead ?? column.name } : {}),
    ...(column?.columnType ? { ColumnType: column.columnType } : {}),
  }
}

const SHORT = 120

function descriptionOf({ title, content }: PublicDocument): string {
  const text = content.summary ?? plainText(content.body).replace(/\s+/g, ' ')
  return text === '' ? title : text.slice(0, SHORT)
}

/** The locked node under which a column stands. */
export function nodeOf(column: Column | null): DisclosureNode | null {
  const [root, , node] = column?.id.split('/') ?? []
  return root === 'zfxxgk' && node ? (node as DisclosureNode) : null
}
