import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorBody } from '../../../api/contract.js'
import { Fault } from '../errors/errors.js'
import { statusOf, toBody } from '../errors/toBody.js'
import { renderErrorPage } from '../html/render.js'
import type { Platform } from '../platform.js'
import { PAGE_HEADERS } from './headers.js'
import { redirectMoved } from './moved.js'
import { placeOf } from './place.js'

/** Answers every error by the one table: JSON under /api, a page in the frame elsewhere. */
export function answerErrors(app: FastifyInstance, platform: Platform): void {
  app.decorate('moved', [])
  app.setErrorHandler(async (error, request, reply) => {
    const body = toBody(error, app.refusalTexts)
    if (body.error === 'not-found' && body.code === undefined) return answerMissing(request, reply, body, platform)
    if (body.error === 'internal') platform.log.error({ err: error, id: body.id, url: request.url }, 'internal error')
    return answer(request, reply, body)
  })
  app.setNotFoundHandler((request, reply) =>
    answerMissing(request, reply, toBody(new Fault('not-found', '没有这个地址。'), app.refusalTexts), platform),
  )
}

/** An address that cannot be read (`%E4` alone, a part that is too long) is nobody's: the page that says so, not the framework's English. */
export function answerUnreadable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void answer(request, reply, toBody(new Fault('not-found', '没有这个地址。'), request.server.refusalTexts))
}

/** What is not here may have moved. */
async function answerMissing(request: FastifyRequest, reply: FastifyReply, body: ErrorBody, platform: Platform): Promise<FastifyReply> {
  const moved = await redirectMoved(request, reply, platform)
  if (moved === null) return answer(request, reply, body)
  return moved instanceof Fault ? answer(request, reply, toBody(moved, request.server.refusalTexts)) : moved
}

async function answer(request: FastifyRequest, reply: FastifyReply, body: ErrorBody): Promise<FastifyReply> {
  void reply.code(statusOf(body)).header('cache-control', 'no-store')
  if (body.error === 'unavailable') void reply.header('retry-after', '30')
  if (request.url.startsWith('/api/')) return reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
  for (let i = 0; i < PAGE_HEADERS.length; i += 2)
    if (PAGE_HEADERS[i] !== 'Cache-Control') void reply.header(PAGE_HEADERS[i] as string, PAGE_HEADERS[i + 1])
  return reply.send(renderErrorPage(body, placeOf(request)))
}
