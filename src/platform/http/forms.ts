import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Fault } from '../errors/errors.js'
import { sayIssue } from '../errors/fields.js'
import { type RefusalTexts, statusOf, toBody } from '../errors/toBody.js'
import type { FormErrors } from '../html/form.js'
import type { Page } from '../html/page.js'
import { renderPage } from '../html/render.js'
import type { Platform } from '../platform.js'
import { readToken } from '../session/cookie.js'
import type { Viewer } from '../session/viewer.js'
import type { Site } from '../site/site.js'
import { mustBeSameOrigin } from './csrf.js'
import { PAGE_HEADERS } from './headers.js'
import { holdsNul, withoutNul } from './nul.js'
import { placeOf } from './place.js'
import { mustBeSmallEnough, readUploads, type Upload } from './upload.js'

/** What the page of a form is drawn from: empty at first, after a rejected submission with the visitor's own words and what is wrong. */
export interface FormState {
  values: Record<string, string>
  errors: FormErrors | null
  params: Record<string, string>
  query: Record<string, string>
  viewer: Viewer | null
  platform: Platform
  site: Site
  /** For cookies of the feature's own. */
  request: FastifyRequest
  reply: FastifyReply
}

export interface Submission<S extends z.ZodType> extends Omit<FormState, 'values' | 'errors'> {
  input: z.output<S>
  files: Upload[]
}

/** A page with a form that works without scripts: GET shows it, POST takes it, and a failed form comes back as the same page. */
export interface FormPage<S extends z.ZodType> {
  path: string
  schema: S
  /** Names of file fields; with them the form is multipart. */
  upload?: string[]
  /** Submissions a minute from one address, 30 unless told; beyond, the form comes back with its words and how long to wait. */
  perMinute?: number
  /** Names whose values are never sent back: passwords. */
  secret?: string[]
  /** null is 404; an address is where to go instead. */
  page: (state: FormState) => Promise<Page | string | null>
  /** Where to go on, or the page that answers. A Fault, Refused or rejected input brings the form back. */
  submit: (submission: Submission<S>) => Promise<string | Page>
}

/** Mounts both halves of a form. */
export function mountForm<S extends z.ZodType>(app: FastifyInstance, platform: Platform, form: FormPage<S>): void {
  app.get(form.path, async (request, reply) => {
    const page = await form.page({ values: {}, errors: null, ...(await situation(request, reply, platform)) })
    if (page === null) throw new Fault('not-found', '没有这个页面。')
    if (typeof page === 'string') return reply.redirect(page, 303)
    return send(request, reply, page)
  })
  const max = form.perMinute ?? 30
  const count = app.createRateLimit({ max, timeWindow: MINUTE_MS })
  // Whoever goes on all the same is not even read.
  const rateLimit = { max: max * 10, timeWindow: MINUTE_MS }
  app.post(form.path, { config: { rateLimit } }, async (request, reply) => {
    const counted = await count(request)
    return submitted(request, reply, platform, form, counted.isAllowed || !counted.isExceeded ? 0 : counted.ttlInSeconds)
  })
}

const MINUTE_MS = 60_000

/** `wait`: seconds until this address may submit again; 0 is now. */
async function submitted<S extends z.ZodType>(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  form: FormPage<S>,
  wait: number,
) {
  mustBeSameOrigin(request)
  const uploads = form.upload ? await readUploads(request, form.upload) : null
  const files = uploads?.files ?? []
  const fields = words(uploads?.fields ?? request.body)
  const at = await situation(request, reply, platform)
  try {
    if (wait > 0) throw new Fault('too-many', `提交得太频繁，这一次没有提交。请过 ${wait} 秒再按一次，填写的内容都还在。`)
    if (uploads) mustBeSmallEnough(uploads)
    const input = form.schema.parse(fields, { error: sayIssue }) as z.output<S>
    const answer = await form.submit({ ...at, input, files })
    return typeof answer === 'string' ? reply.redirect(answer, 303) : send(request, reply, answer)
  } catch (error) {
    const body = toBody(error, request.server.refusalTexts)
    if (body.error === 'internal' || body.error === 'not-found') throw error
    const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !form.secret?.includes(name)))
    const page = await form.page({ ...at, values, errors: { message: body.message, fields: body.fields ?? {} } })
    if (page === null) throw error
    if (typeof page === 'string') return reply.redirect(page, 303)
    void reply.code(statusOf(body))
    return send(request, reply, { ...page, title: `错误：${page.title}` })
  }
}

async function situation(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  if (holdsNul(request.params)) throw new Fault('not-found', '没有这个页面。')
  const token = readToken(request)
  return {
    params: request.params as Record<string, string>,
    query: words(request.query),
    viewer: token === null ? null : await platform.sessions.viewerOf(token),
    platform,
    site: placeOf(request).site,
    request,
    reply,
  }
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const html = renderPage(page, placeOf(request))
  for (let i = 0; i < PAGE_HEADERS.length; i += 2) void reply.header(PAGE_HEADERS[i] as string, PAGE_HEADERS[i + 1])
  return reply.header('cache-control', 'no-store').send(html)
}

/** The fields that are single words; repeated ones count by their last. */
function words(source: unknown): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries((source ?? {}) as Record<string, unknown>)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') found[name] = withoutNul(last)
  }
  return found
}

declare module 'fastify' {
  interface FastifyInstance {
    refusalTexts: RefusalTexts
  }
}
