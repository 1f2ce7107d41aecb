import type { PublicDocument } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { findFile, readFile } from '../../../platform/files/files.js'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { addressOn } from '../../../platform/site/addresses.js'
import { ownerOf, shows } from '../../../platform/site/shows.js'
import { DisclosureLayout, type DisclosureNode, type Organ } from '../../organs/index.js'
import type { Column } from '../columns/column.js'
import { isWithdrawn, type Placed, readPublished } from '../front.js'
import { plainText } from '../html/text.js'
import { addressOf, fileOwnerOf, withdrawn } from '../id.js'
import { readPublicContent } from '../store/contents.js'
import { findDocument } from '../store/documents.js'
import { shanghai } from '../timeline.js'
import { type Beside, besideOf } from './beside.js'
import { DocumentBody } from './documentBody.js'
import { linkedFrom } from './linkedFrom.js'
import { trailOf } from './trail.js'

/** One document at its permanent address; what was withdrawn is 410. */
export const documentPage: PublicPage = { path: '/xinxi/:id', kept: true, render: page }

/** Its files, by document and file. */
export const documentFile: PublicFile = { path: '/xinxi/:id/fujian/:file', kept: false, render: file }

async function page(request: PageRequest): Promise<Page | null> {
  const { platform, params } = request
  const { db } = platform.database
  const id = params.id ?? ''
  const placed = await readPublished(db, SITE_ID, id, today(platform.clock))
  if (placed) {
    const document = await linkedFrom(request, placed.document)
    const seen = seenFrom(request, placed)
    // What else is known of it leads on to pages of its organ.
    const beside: Required<Beside> = seen.shared ? { facts: [], tools: [], sections: [] } : await besideOf(platform, document)
    return pageOf({ ...placed, document }, beside, seen)
  }
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

/** Where a document's own site has it, when it is seen on another; `shared`: its organ is not one of this site's. */
interface Seen {
  canonical: string | null
  shared: boolean
}

function seenFrom({ platform: { sites, config }, site, place }: PageRequest, { document, organ }: Placed): Seen {
  const owner = organ ? ownerOf(sites.all, sites.main, organ.path) : sites.main
  const known = { main: sites.main, publicUrl: config.publicUrl }
  return {
    canonical: owner.id === site.id ? null : addressOn(owner, addressOf(document.id), place, known),
    shared: organ !== null && !shows(site, organ.path),
  }
}

function pageOf({ document, organ, columns }: Placed, beside: Required<Beside>, { canonical, shared }: Seen): Page {
  const column = columns.find((one) => one.id === document.columnId) ?? null
  const address = addressOf(document.id)
  const also = columns.filter(({ id, hidden }) => !shared && document.content.alsoIn.includes(id) && !hidden)
  const body = (
    <>
      {shared && organ && <SharedFrom organ={organ} address={canonical} />}
      <DocumentBody document={document} address={address} also={also} beside={beside} />
    </>
  )
  const node = shared ? null : nodeOf(column)
  return {
    title: document.title,
    description: descriptionOf(document),
    breadcrumb: [...(shared ? [] : trailOf(organ, columns, column)), [document.title, address]],
    ...(canonical === null ? {} : { canonical }),
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

function SharedFrom({ organ, address }: { organ: Organ; address: string | null }) {
  return (
    <Notice title={`来源：${organ.name}`}>
      <p>
        这条信息由{organ.name}公开，共享到本站点展示。
        {address !== null && (
          <>
            原文：<a href={address}>{organ.shortName}的页面</a>
          </>
        )}
      </p>
    </Notice>
  )
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
