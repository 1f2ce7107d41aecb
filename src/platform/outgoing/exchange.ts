import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { hostOf } from './address.js'
import { outsideFault } from './fault.js'

/** One address of a name. */
export interface Resolved {
  address: string
  family: number
}

/** Finds the addresses of a name; throws when there are none. */
export type Resolver = (host: string) => Promise<Resolved[]>

export const systemResolver: Resolver = (host) => lookup(host, { all: true })

/** What a packing may add to bytes that cannot be made smaller. */
const PACKING = 64 * 1024

/** What one exchange asks, to addresses that were judged. */
export interface Exchange {
  url: URL
  /** Where to connect; empty when the address names no host but is one. */
  resolved: Resolved[]
  method: string
  headers: Record<string, string>
  body: Buffer | string | null
  maxBytes: number
  signal: AbortSignal
}

export interface OutsideAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** After decompression. */
  body: Buffer
  /** Where the answer came from in the end. */
  url: string
}

/** Asks once and follows nothing. Throws Fault `invalid` with an `outside-…` code. */
export async function exchange(one: Exchange): Promise<OutsideAnswer> {
  try {
    const answer = await send(one)
    const body = one.method === 'HEAD' ? Buffer.alloc(0) : await readBody(answer, one.maxBytes)
    answer.destroy()
    return { status: answer.statusCode ?? 0, headers: answer.headers, body, url: one.url.href }
  } catch (error) {
    if (one.signal.aborted) throw outsideFault('outside-slow')
    throw error instanceof Error && 'word' in error ? error : outsideFault(codeOf(error))
  }
}

function send({ url, resolved, method, headers, body, signal }: Exchange): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const options = {
      method,
      signal,
      // No connection is kept: the next request to the same name is judged anew.
      agent: false,
      lookup: alwaysThese(resolved),
      headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
    }
    const sending = request({ ...options, protocol: url.protocol, hostname: hostOf(url), port: url.port, path: url.pathname + url.search })
    sending.on('response', resolve)
    sending.on('error', reject)
    sending.end(body ?? undefined)
  })
}

/** Connects to the addresses that were judged, whatever the name answers by now. */
function alwaysThese(resolved: Resolved[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = resolved
    if (!first) return callback(new Error('no address'), '', 0)
    if (options.all) callback(null, resolved)
    else callback(null, first.address, first.family)
  }
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const stream = unpacked(answer, maxBytes)
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length
      if (size > maxBytes) throw outsideFault('outside-too-large')
      chunks.push(chunk as Buffer)
    }
  } finally {
    stream.destroy()
    answer.destroy()
  }
  return Buffer.concat(chunks)
}

/** The answer decompressed; what comes in is counted too, for nothing may come out of it for ever. */
function unpacked(answer: IncomingMessage, maxBytes: number): Readable {
  const unpack = unpackerOf(answer.headers['content-encoding'])
  if (unpack === null) return answer
  let size = 0
  answer.on('error', (error) => unpack.destroy(error))
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes + PACKING) unpack.destroy(outsideFault('outside-too-large'))
  })
  return answer.pipe(unpack)
}

function unpackerOf(encoding: string | undefined): Transform | null {
  switch (encoding?.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return null
  }
}

function codeOf(error: unknown): 'outside-unreachable' | 'outside-damaged' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(Z_|ERR__ERROR_|ERR_BROTLI|ERR_BUFFER)/.test(code) ? 'outside-damaged' : 'outside-unreachable'
}

/** The addresses of the host; empty for one that is an address itself. Throws Fault `outside-unknown`. */
export async function resolveOnce(url: URL, resolver: Resolver, signal: AbortSignal): Promise<Resolved[]> {
  const host = hostOf(url)
  if (isIP(host) !== 0) return []
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(outsideFault('outside-slow')), { once: true }),
  )
  const found = await Promise.race([resolver(host).catch(() => []), late])
  if (found.length === 0) throw outsideFault('outside-unknown')
  return found
}
