import { sql } from 'kysely'
import { day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { sitesShowing } from '../../../platform/site/shares.js'
import {
  findReportVersion,
  inWords,
  type PublicReport,
  publishedReports,
  registerReportListener,
  reportAddressOf,
} from '../../annual-report/index.js'
import { organById } from '../../organs/index.js'
import { type Indexable, listPublished, readIndexable, registerIndexer } from '../../publishing/index.js'
import { registerFollower } from '../../sites/index.js'
import type { Searchable } from './document.js'
import { sourcesOf } from './sources.js'
import { holdsDocument, indexDocument, removeDocument } from './store.js'

/** From now on everything that becomes public is found at once, and what is withdrawn no more. */
export function indexPublications(platform: Platform): void {
  registerIndexer(platform, {
    name: 'search',
    published: async (tx, indexable) => indexDocument(tx, await searchableDocument(tx, indexable)),
    shown: async (tx, indexable) => indexDocument(tx, await searchableDocument(tx, indexable)),
    removed: (tx, siteId, id) => removeDocument(tx, siteId, documentKey(id)),
    proof: { title: '站内搜索', holds: (tx, siteId, id) => holdsDocument(tx, siteId, documentKey(id)) },
  })
  registerReportListener(platform, async (tx, report) => indexDocument(tx, await searchableReport(tx, report)))
  registerFollower(platform, { name: 'reports', follow: followReports })
  registerFollower(platform, { name: 'search-sources', follow: followSources })
}

/** Makes the whole index anew out of what is public; returns how many documents it holds of each kind. */
export async function reindex(platform: Platform): Promise<Record<string, number>> {
  const { database } = platform
  const counts: Record<string, number> & { document: number } = { document: 0 }
  await database.transaction(async (tx) => {
    for (const table of ['search_text', 'search_document', 'search_block', 'search_term'])
      await sql`delete from ${sql.table(table)}`.execute(tx)
    for await (const id of documentIds(platform, tx)) {
      const indexable = await readIndexable(platform, tx, SITE_ID, id)
      if (!indexable) continue
      await indexDocument(tx, await searchableDocument(tx, indexable))
      counts.document += 1
    }
    counts.report = await indexReports(tx)
    Object.assign(counts, await indexSources(platform, tx))
  })
  return counts
}

/** Reports are few enough for one portion. */
async function followReports({ database }: Platform): Promise<null> {
  await database.transaction(indexReports)
  return null
}

/** What later features keep is few enough, too. */
async function followSources(platform: Platform): Promise<null> {
  await platform.database.transaction((tx) => indexSources(platform, tx))
  return null
}

async function indexSources(platform: Platform, tx: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name, all } of sourcesOf(platform)) {
    counts[name] = 0
    for await (const one of all(tx)) {
      await indexDocument(tx, one)
      counts[name] += 1
    }
  }
  return counts
}

async function indexReports(tx: Tx): Promise<number> {
  let count = 0
  for (const { row } of await publishedReports(tx)) {
    const version = await findReportVersion(tx, { organId: row.organ_id, year: row.year })
    if (!version) continue
    await indexDocument(tx, await searchableReport(tx, inWords(version.content, version.published_on)))
    count += 1
  }
  return count
}

async function* documentIds(platform: Platform, tx: Tx): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const { documents, next } = await listPublished(tx, SITE_ID, { ...(after ? { after } : {}), limit: 500, today: today(platform.clock) })
    for (const { id } of documents) yield id
    after = next ?? undefined
  } while (after !== undefined)
}

async function searchableDocument(tx: Tx, { siteId, sites, document, text, attachments }: Indexable): Promise<Searchable> {
  const { content } = document
  return {
    siteId,
    sites,
    id: documentKey(document.id),
    kind: 'document',
    title: document.title,
    href: document.href,
    organId: document.organId,
    organName: document.issuer ?? (await organById(tx, document.organId))?.name ?? '',
    documentNo: document.documentNo,
    topic: document.topic,
    genre: document.genre,
    publishedOn: document.publishedOn === null ? null : day(document.publishedOn),
    year: Number((document.signedOn ?? document.publishedOn ?? '').slice(0, 4)) || null,
    validity: document.validity === 'none' ? null : document.validity,
    interpreted: document.relations.some(({ kind }) => kind === 'interpreted-by'),
    parts: [
      { name: null, href: null, text: [content.summary ?? '', content.keywords.join(' '), text].join('\n') },
      ...attachments.map(({ name, href, text: words }) => ({ name, href, text: words })),
    ],
  }
}

async function searchableReport(tx: Tx, { organId, organName, year, title, text, publishedOn }: PublicReport): Promise<Searchable> {
  const organ = await organById(tx, organId)
  const href = reportAddressOf({ organId, year })
  return {
    siteId: SITE_ID,
    sites: await sitesShowing(tx, organ?.path ?? organId, null),
    id: `report:${organId}-${year}`,
    kind: 'report',
    title,
    href,
    organId,
    organName,
    documentNo: null,
    topic: null,
    genre: null,
    publishedOn,
    year,
    validity: null,
    interpreted: false,
    parts: [{ name: `${title}.docx`, href: `${href}.docx`, text }],
  }
}

const documentKey = (id: string): string => `document:${id}`
