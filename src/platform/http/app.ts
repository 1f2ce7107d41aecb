import type { IncomingMessage } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Route } from '../../../api/contract.js'
import { keep } from '../cache/bytes.js'
import type { Feature, RefusalText } from '../feature.js'
import { allAssets } from '../html/asset.js'
import type { Platform } from '../platform.js'
import { inSite } from '../site/addresses.js'
import { answerErrors, answerUnreadable } from './answerErrors.js'
import { assetHeaders, SECURITY_HEADERS } from './headers.js'
import { openApi } from './openapi.js'
import { enterSite, placeOf } from './place.js'
import { mountProbes } from './probes.js'
import { createHttpServer } from './server.js'
import { UPLOAD_LIMIT } from './upload.js'
import { mountWorkbench } from './workbench.js'

/** The web application of these features, not yet listening. */
export async function createApp(platform: Platform, features: readonly Feature[]): Promise<FastifyInstance> {
  const app = fastify({
    serverFactory: (handler) => createHttpServer(platform.cache, platform.sites, handler),
    rewriteUrl: (request) => enterSite(platform.sites, request as IncomingMessage),
    trustProxy: platform.config.trustProxy ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    bodyLimit: UPLOAD_LIMIT,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadable,
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 256 * 1024 })
  // What is too large is told by readUploads, beside its field.
  await app.register(multipart, { throwFileSizeLimit: false })
  await app.register(rateLimit, { global: false })
  app.addHook('onResponse', async (request, reply) => {
    platform.metrics.httpSeen(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000)
  })
  app.addHook('onRoute', ({ url }) => void platform.sites.reserved.add(url.split(/[/*:]/)[1] ?? ''))
  app.addHook('onSend', async (request, reply) => {
    const next = reply.getHeader('location')
    if (typeof next === 'string') reply.header('location', inSite(next, placeOf(request).prefix))
    for (let i = 0; i < SECURITY_HEADERS.length; i += 2) {
      if (!reply.hasHeader(SECURITY_HEADERS[i] as string)) reply.header(SECURITY_HEADERS[i] as string, SECURITY_HEADERS[i + 1])
    }
  })
  app.decorate('refusalTexts', refusalTexts(features))
  answerErrors(app, platform)
  await pinAssets(platform)
  mountProbes(app, platform)
  await mountWorkbench(app)
  mountOpenApi(app)
  for (const feature of features) await feature.mount?.(app, platform)
  return app
}

function refusalTexts(features: readonly Feature[]): Map<string, RefusalText> {
  return new Map(features.flatMap((feature) => Object.entries(feature.refusals ?? {})))
}

/** Every mounted route describes itself; the document is made when it is first asked for. */
function mountOpenApi(app: FastifyInstance): void {
  let document: string | undefined
  app.decorate('apiRoutes', [])
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApi(app.apiRoutes))
    return reply.type('application/json; charset=utf-8').send(document)
  })
}

async function pinAssets(platform: Platform): Promise<void> {
  for (const asset of allAssets()) platform.cache.pin(asset.address, await keep(200, asset.body, assetHeaders(asset.type)))
}

declare module 'fastify' {
  interface FastifyInstance {
    apiRoutes: Route[]
  }
}
