import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Route } from '../../../api/contract.js'
import type { Permission } from '../../../api/permissions.js'
import type { Actor } from '../actor.js'
import { Fault } from '../errors/errors.js'
import { sayIssue } from '../errors/fields.js'
import type { Platform } from '../platform.js'
import { readToken, takeToken } from '../session/cookie.js'
import { actorOf, mustBeAllowed, type Viewer } from '../session/viewer.js'
import { mustBeOurCall } from './csrf.js'
import { Download, disposition } from './download.js'
import { holdsNul } from './nul.js'
import { mustBeSmallEnough, readUploads, type Upload } from './upload.js'

export { Download } from './download.js'
export { type FormPage, type FormState, mountForm, type Submission } from './forms.js'
export { mountFiles, mountPages } from './pages.js'
export type { Upload } from './upload.js'

/** What a handler gets: checked input, and who asks. */
export interface Call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  files: Upload[]
  /** null only on public routes. */
  viewer: Viewer | null
  /** The viewer as the one who acts; null only on public routes. */
  actor: Actor | null
  /** The token of their session, to end it. */
  token: string | null
  platform: Platform
}

type Handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = (
  call: Call<P, Q, B>,
) => Promise<z.input<A> | Download> | z.input<A> | Download

/**
 * Mounts a handler on a published address. Input that the route's schemas reject is `invalid` with a sentence a field; a caller
 * without what `route.access` asks is `unauthenticated` or `forbidden`. Whether the organ concerned is theirs, the handler checks
 * with mustBeAllowed. The answer passes the route's schema too, so that nothing leaves that was not published.
 */
export function mountRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  app: FastifyInstance,
  platform: Platform,
  route: Route<P, Q, B, A>,
  handle: Handle<P, Q, B, A>,
): void {
  app.apiRoutes.push(route)
  app.route({
    method: route.method,
    url: route.path,
    // Strangers may not keep the machine busy; clerks at work may.
    config: route.access === 'public' && route.method !== 'GET' ? { rateLimit: { max: 30, timeWindow: '1 minute' } } : {},
    handler: async (request, reply) => {
      const viewer = await admit(request, reply, platform, route)
      const uploads = route.upload ? await readUploads(request, route.upload) : null
      if (uploads) mustBeSmallEnough(uploads)
      const { files, fields } = uploads ?? { files: [], fields: request.body }
      const answer = await handle({
        params: check(route.params, request.params) as z.output<P>,
        query: check(route.query, request.query) as z.output<Q>,
        body: check(route.body, fields) as z.output<B>,
        files,
        viewer,
        actor: viewer && actorOf(viewer),
        token: readToken(request),
        platform,
      })
      return answer instanceof Download ? sendDownload(reply, answer) : sendAnswer(reply, published(route, answer))
    },
  })
}

async function admit(request: FastifyRequest, reply: FastifyReply, platform: Platform, route: Route): Promise<Viewer | null> {
  const token = readToken(request)
  if (token !== null && request.method !== 'GET') mustBeOurCall(request)
  const viewer = token === null ? null : await platform.sessions.viewerOf(token)
  if (token !== null && viewer === null) takeToken(request, reply)
  if (route.access === 'public') return viewer
  if (!viewer) throw new Fault('unauthenticated', '请先登录。')
  if (route.access !== 'signed-in') mustBeAllowed(viewer, route.access.permission as Permission)
  return viewer
}

function check(schema: z.ZodType | undefined, input: unknown): unknown {
  if (holdsNul(input)) throw new Fault('invalid', '内容里有无法保存的字符，请删去后重试。', { code: 'unkeepable-text' })
  return schema?.parse(input ?? {}, { error: sayIssue })
}

/** What of the answer the contract publishes. An answer that breaks the contract is our fault, not the caller's. */
function published(route: Route, answer: unknown): unknown {
  const { success, data, error } = route.answer.safeParse(answer)
  if (!success) throw new Error(`the answer of ${route.name} is not as published: ${error.message}`)
  return data
}

function sendAnswer(reply: FastifyReply, answer: unknown): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer ?? null))
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', disposition(file.name, file.inline))
    .type(file.type)
    .send(file.bytes)
}
