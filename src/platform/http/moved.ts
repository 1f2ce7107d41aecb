import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../errors/errors.js'
import type { Platform } from '../platform.js'

/** Knows where something stands now that stood at `target` (path and query) of `host` before: a path here, or null. Throws a Fault for what is gone. */
export type FindMoved = (target: string, host: string) => Promise<string | null>

declare module 'fastify' {
  interface FastifyInstance {
    moved: FindMoved[]
  }
}

/** Asks a feature about every address that nothing else answers. */
export function registerMoved(app: FastifyInstance, find: FindMoved): void {
  app.moved.push(find)
}

/**
 * Answers 301 when something that was asked for and is not here stands elsewhere on this site now. Returns the Fault of what is gone; null when nobody knows
 * of it, or who knows cannot be asked. Never leads to another site.
 */
export async function redirectMoved(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
): Promise<FastifyReply | Fault | null> {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || request.url.startsWith('/api/')) return null
  try {
    for (const find of request.server.moved) {
      const href = await find(request.url, request.host)
      if (href !== null && /^\/(?![/\\])/.test(href)) return reply.header('cache-control', 'public, max-age=3600').redirect(href, 301)
    }
  } catch (error) {
    if (error instanceof Fault && error.word === 'not-found') return error
    platform.log.warn({ err: error }, 'an old address could not be looked up')
  }
  return null
}
