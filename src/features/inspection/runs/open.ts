import { SITE_ID } from '../../../platform/cache/cache.js'
import type { Platform } from '../../../platform/platform.js'
import { findWords, markingsIn, wordsOf } from '../../publishing/index.js'
import { type PageFacts, type PageReading, readPage } from '../pages/facts.js'
import { openOutside } from '../pages/outside.js'
import { openOwn } from '../pages/own.js'
import { missingTags } from '../rules/tags.js'
import type { PageRow } from '../tables.js'
import type { Opened } from './store.js'

type Words = Awaited<ReturnType<typeof wordsOf>>
const EXCERPT = 80

/** Opens what a batch holds: our own one after another, those elsewhere together. */
export async function openAll(platform: Platform, rows: readonly PageRow[]): Promise<Opened[]> {
  const words = await wordsOf(platform.database.db, SITE_ID)
  if (rows[0]?.what === 'outside') return Promise.all(rows.map((row) => openElsewhere(platform, row)))
  const opened: Opened[] = []
  for (const row of rows) opened.push(await openHere(platform, row, words))
  return opened
}

async function openElsewhere(platform: Platform, { href }: PageRow): Promise<Opened> {
  return { href, ms: 0, facts: null, links: [], ...(await openOutside(platform, href)) }
}

async function openHere(platform: Platform, { href, what }: PageRow, words: Words): Promise<Opened> {
  const { status, reason, ms, html } = await openOwn(platform, href)
  if (what !== 'page' || reason !== null || html === '') return { href, status, reason, ms, facts: null, links: [] }
  const { publicUrl } = platform.config
  const page = readPage(html, { href, origins: publicUrl === null ? [] : [new URL(publicUrl).origin] })
  return { href, status, reason, ms, facts: factsOf(href, page, words), links: page.links }
}

function factsOf(href: string, page: PageReading, words: Words): PageFacts {
  return { missing: missingTags(href, page.metas), hits: hitsIn(page, words), footer: href === '/' ? page.footer : '' }
}

function hitsIn({ text }: PageReading, words: Words): { words: string; excerpt: string }[] {
  return [
    ...markingsIn(text).map((what) => ({ words: what, excerpt: text.replace(/\s+/g, ' ').slice(0, EXCERPT) })),
    ...findWords(text, words).map(({ message, excerpt }) => ({ words: message, excerpt })),
  ]
}
