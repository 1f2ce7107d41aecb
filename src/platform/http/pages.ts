import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keep } from '../cache/cache.js'
import { isDatabaseDown } from '../errors/down.js'
import { Fault } from '../errors/errors.js'
import type { Page, PageRequest, PublicPage } from '../html/page.js'
import { renderPage } from '../html/render.js'
import type { Platform } from '../platform.js'
import type { Place } from '../site/directory.js'
import { type Download, disposition } from './download.js'
import { PAGE_HEADERS, SECURITY_HEADERS } from './headers.js'
import { writeKept } from './kept.js'
import { redirectMoved } from './moved.js'
import { holdsNul, withoutNul } from './nul.js'
import { placeOf } from './place.js'

/** A public file: the same rules as for a page, with bytes instead of HTML. */
export interface PublicFile {
  path: string
  kept: boolean
  query?: string[]
  /** It names whole addresses, which follow from GONGKAI_URL, else from the host that was asked: kept only where all hosts get the same. */
  absolute?: boolean
  /** null is 404. `origin`: `https://www.example.gov.cn`, for a site below a path with that path, for files that are `absolute`; else empty. */
  render: (request: PageRequest & { origin: string }) => Promise<Download | null>
}

interface Answer {
  body: Buffer
  headers: string[]
}

/** Mounts public pages; those that are kept are answered ahead of the framework from their second visit on. */
export function mountPages(app: FastifyInstance, platform: Platform, pages: readonly PublicPage[]): void {
  for (const page of pages) mountPublic(app, platform, page, async (request) => pageAnswer(await page.render(request), request.place))
}

/** Mounts public downloads. */
export function mountFiles(app: FastifyInstance, platform: Platform, files: readonly PublicFile[]): void {
  for (const file of files) mountPublic(app, platform, file, async (request) => fileAnswer(await file.render(request)))
}

function mountPublic(
  app: FastifyInstance,
  platform: Platform,
  page: { path: string; kept: boolean; query?: string[]; absolute?: boolean },
  answer: (request: PageRequest & { origin: string }) => Promise<Answer | null>,
): void {
  const kept = page.kept && (!page.absolute || platform.config.publicUrl !== null)
  const names = page.query ?? []
  app.get(page.path, { config: { query: names } }, async (request, reply) => {
    if (holdsNul(request.params)) throw nothingHere()
    const query = knownQuery(request.query as Record<string, unknown>, names)
    const place = placeOf(request)
    const address = canonical(request.url.split('?', 1)[0] as string, query)
    if (kept && place.prefix + address !== request.originalUrl)
      return (await movedByQuery(request, reply, platform)) ?? reply.redirect(address, 302)
    const origin = page.absolute ? originOf(request, platform) : ''
    const make = () => answer({ params: request.params as Record<string, string>, query, platform, site: place.site, place, origin })
    if (kept) return sendKept(request, reply, platform, place.shelf + place.prefix + address, make)
    return sendFresh(reply, await make())
  })
}

/** What the old site had under a query, at an address that we have too: `/?id=7`. */
async function movedByQuery(request: FastifyRequest, reply: FastifyReply, platform: Platform): Promise<FastifyReply | null> {
  const moved = request.url.includes('?') ? await redirectMoved(request, reply, platform) : null
  if (moved instanceof Fault) throw moved
  return moved
}

/** Where the visitor found the site; a host with signs that none has counts as unknown. */
function originOf(request: FastifyRequest, { config }: Platform): string {
  const { site, prefix, shelf } = placeOf(request)
  if (config.publicUrl !== null) return shelf === '' ? config.publicUrl + prefix : `${new URL(config.publicUrl).protocol}//${site.hosts[0]}`
  const known = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(request.host)
  return known ? `${request.protocol}://${request.host}${prefix}` : ''
}

async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  address: string,
  make: () => Promise<Answer | null>,
): Promise<FastifyReply> {
  const kept = await platform.cache.through(
    address,
    async () => {
      const made = await make()
      return made && keep(200, made.body, made.headers)
    },
    isDatabaseDown,
  )
  if (!kept) throw nothingHere()
  reply.hijack()
  writeKept(request.raw, reply.raw, kept)
  return reply
}

function sendFresh(reply: FastifyReply, made: Answer | null): FastifyReply {
  if (!made) throw nothingHere()
  for (let i = 0; i < made.headers.length; i += 2) reply.header(made.headers[i] as string, made.headers[i + 1])
  return reply.header('cache-control', 'no-store').send(made.body)
}

function pageAnswer(page: Page | null, place: Place): Answer | null {
  return page && { body: Buffer.from(renderPage(page, place)), headers: PAGE_HEADERS }
}

function fileAnswer(file: Download | null): Answer | null {
  if (!file) return null
  const headers = [
    'Content-Type',
    file.type,
    'Content-Disposition',
    disposition(file.name, file.inline),
    'Cache-Control',
    'public, max-age=0, must-revalidate',
  ]
  return { body: file.bytes, headers: [...headers, ...SECURITY_HEADERS] }
}

function knownQuery(query: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  const known: Record<string, string> = {}
  for (const name of names) {
    const value = query[name]
    const kept = typeof value === 'string' ? withoutNul(value) : ''
    if (kept !== '') known[name] = kept
  }
  return known
}

function canonical(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}

function nothingHere(): Fault {
  return new Fault('not-found', '没有这个页面。')
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The names that a public page reads from the query. */
    query?: readonly string[]
  }
}
