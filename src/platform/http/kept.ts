import type { IncomingMessage, ServerResponse } from 'node:http'
import { codingFor, type KeptBytes, matches } from '../cache/bytes.js'

/** Writes kept bytes to the wire: in the coding that the client takes, as 304 when it has them, without body for HEAD. */
export function writeKept(request: IncomingMessage, response: ServerResponse, kept: KeptBytes): void {
  const { acceptEncoding, ifNoneMatch } = wishes(request.rawHeaders)
  const coding = codingFor(acceptEncoding)
  if (kept.status === 200 && matches(ifNoneMatch, kept.etag)) {
    response.writeHead(304, ['ETag', kept.etag, 'Vary', 'Accept-Encoding'])
    response.end()
    return
  }
  response.writeHead(kept.status, kept.headers[coding])
  if (request.method === 'HEAD') response.end()
  else response.end(kept.bodies[coding])
}

/** The two headers that matter here, without having node make an object of all of them. */
function wishes(raw: string[]): { acceptEncoding?: string; ifNoneMatch?: string } {
  const found: { acceptEncoding?: string; ifNoneMatch?: string } = {}
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string
    if (name.length === 15 && name.toLowerCase() === 'accept-encoding') found.acceptEncoding = raw[i + 1]
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') found.ifNoneMatch = raw[i + 1]
  }
  return found
}
