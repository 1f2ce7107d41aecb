import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { PageCache } from '../cache/cache.js'
import type { Sites } from '../site/sites.js'
import { putFront } from './front.js'
import { writeKept } from './kept.js'

/** `GET http://host/path`, as it is sent to proxies: the host in it is the one that counts (RFC 9112 §3.2.2). */
const WHOLE_ADDRESS = /^https?:\/\/([^/?#]*)([^#]*)/i

/** The node server: kept bytes are answered here, everything else goes on to the framework. */
export function createHttpServer(
  cache: PageCache,
  sites: Pick<Sites, 'shelfOf'>,
  framework: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = createServer((request, response) => {
    straighten(request)
    if (request.method === 'GET' || request.method === 'HEAD') {
      const kept = cache.hit(request.url as string, sites.shelfOf(request.headers.host ?? ''))
      if (kept !== undefined) {
        writeKept(request, response, kept)
        return
      }
    }
    framework(request, response)
  })
  // A slow sender is let go: 10 s for the headers, 2 minutes for a whole upload of 20 MB.
  server.headersTimeout = 10_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 65_000
  putFront(server, cache, sites)
  return server
}

function straighten(request: IncomingMessage): void {
  if (request.url?.startsWith('/')) return
  const [, host, rest = ''] = WHOLE_ADDRESS.exec(request.url ?? '') ?? []
  if (host === undefined) return
  request.headers.host = host
  request.url = rest.startsWith('/') ? rest : `/${rest}`
}
