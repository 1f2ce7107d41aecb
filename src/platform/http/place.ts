import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Place } from '../site/directory.js'
import type { Sites } from '../site/sites.js'

const places = new WeakMap<IncomingMessage, Place>()

/**
 * Finds the site of a request before it is routed, and returns its address within that site. The Host header decides and no
 * X-Forwarded-Host: what is kept is found by the Host header alone, and one request must not have two.
 */
export function enterSite(sites: Sites, request: IncomingMessage): string {
  const place = sites.find(request.headers.host, request.url ?? '/')
  places.set(request, place)
  return place.address
}

/** Where a request has come to. */
export function placeOf(request: Pick<FastifyRequest, 'raw'>): Place {
  const place = places.get(request.raw)
  if (!place) throw new Error('a request that came to no site')
  return place
}
