import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { PageCache } from '../cache/cache.js'
import { putFront } from './front.js'
import { writeKept } from './kept.js'

/** The node server: kept bytes are answered here, everything else goes on to the framework. */
export function createHttpServer(cache: PageCache, framework: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const server = createServer((request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const kept = cache.hit(request.url as string)
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
  putFront(server, cache)
  return server
}
