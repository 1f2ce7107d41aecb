import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors/errors.js'
import type { Platform } from '../platform.js'

/** /healthz: the process answers. /readyz: its database does too. /metrics: for this machine, or for whoever has the token. */
export function mountProbes(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'))

  app.get('/readyz', async (_request, reply) => {
    const ready = await platform.database.answers(1_000)
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(ready ? 'ready\n' : 'database does not answer\n')
  })

  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, platform.config.metricsToken)) throw new Fault('not-found', '没有这个地址。')
    return reply
      .header('cache-control', 'no-store')
      .type(platform.metrics.contentType)
      .send(await platform.metrics.text())
  })
}

function mayMeasure(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token !== null && given !== undefined) return timingSafeEqual(digest(given), digest(token))
  // A proxy on this machine speaks for the whole world.
  return isLoopback(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1$|127\.|::ffff:127\.)/.test(address)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
