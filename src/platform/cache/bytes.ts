import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** 0 plain, 1 gzip, 2 brotli: the place in `KeptBytes.bodies`. */
export type Coding = 0 | 1 | 2

/** An answer as it goes over the wire, ready in each coding. */
export interface KeptBytes {
  status: number
  etag: string
  /** Name, value, name, value …, with the content-length of that coding. */
  headers: [string[], string[], string[]]
  bodies: [Buffer, Buffer, Buffer]
  /** What it costs to keep. */
  size: number
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** Makes the three codings of one answer. `headers` are those that all three share, name and value in turn. */
export async function keep(status: number, body: Buffer, headers: string[], compressible = true): Promise<KeptBytes> {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const [zipped, brotli] = compressible ? await Promise.all([toGzip(body), toBrotli(body, brotliOptions(body))]) : [body, body]
  const shared = [...headers, 'ETag', etag]
  const bodies: KeptBytes['bodies'] = [body, zipped, brotli]
  return {
    status,
    etag,
    headers: [
      [...shared, 'Content-Length', String(body.length), ...(compressible ? ['Vary', 'Accept-Encoding'] : [])],
      codedHeaders(shared, zipped, compressible ? 'gzip' : null),
      codedHeaders(shared, brotli, compressible ? 'br' : null),
    ],
    bodies,
    size: new Set(bodies).size === 1 ? body.length : body.length + zipped.length + brotli.length,
  }
}

const codings = new Map<string, Coding>()

/** The best coding that an Accept-Encoding header allows; one that is refused with q=0 is not used. */
export function codingFor(acceptEncoding: string | undefined): Coding {
  if (acceptEncoding === undefined) return 0
  const known = codings.get(acceptEncoding)
  if (known !== undefined) return known
  const coding: Coding = accepts(acceptEncoding, 'br') ? 2 : accepts(acceptEncoding, 'gzip') ? 1 : 0
  // Browsers send a handful of values; whoever sends more of them than that may parse each time.
  if (codings.size < 100) codings.set(acceptEncoding, coding)
  return coding
}

/** Whether If-None-Match names this answer. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return (
    ifNoneMatch === etag || ifNoneMatch.split(',').some((one) => one.trim() === etag || one.trim() === '*' || `W/${one.trim()}` === etag)
  )
}

function codedHeaders(shared: string[], body: Buffer, coding: string | null): string[] {
  const length = ['Content-Length', String(body.length)]
  return coding === null ? [...shared, ...length] : [...shared, ...length, 'Content-Encoding', coding, 'Vary', 'Accept-Encoding']
}

function accepts(header: string, coding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...rest] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === coding && !rest.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

function brotliOptions(body: Buffer) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
}
