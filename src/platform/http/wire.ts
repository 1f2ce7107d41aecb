import { STATUS_CODES } from 'node:http'
import { type Coding, type KeptBytes, matches } from '../cache/bytes.js'
import type { Wishes } from './wishes.js'

interface Wire {
  second: number
  whole: Buffer
}

/** The whole answers of this second, per kept bytes and coding: one copy a second instead of one a request. */
const wires = new WeakMap<KeptBytes, (Wire | undefined)[]>()

let second = 0
let date = ''

/** A whole HTTP/1.1 answer in one piece: the kept bytes as they are wished for, or 304. */
export function wireOf(kept: KeptBytes, { coding, ifNoneMatch }: Wishes): Buffer {
  const now = Math.floor(Date.now() / 1000)
  if (now !== second) {
    second = now
    date = new Date(now * 1000).toUTCString()
  }
  if (ifNoneMatch !== undefined && kept.status === 200 && matches(ifNoneMatch, kept.etag)) {
    return Buffer.from(`HTTP/1.1 304 Not Modified\r\nETag: ${kept.etag}\r\nVary: Accept-Encoding\r\nDate: ${date}\r\n\r\n`, 'latin1')
  }
  return (fresh(kept, coding) ?? made(kept, coding)).whole
}

function fresh(kept: KeptBytes, coding: Coding): Wire | undefined {
  const wire = wires.get(kept)?.[coding]
  return wire?.second === second ? wire : undefined
}

function made(kept: KeptBytes, coding: Coding): Wire {
  const lines = [`HTTP/1.1 ${kept.status} ${STATUS_CODES[kept.status]}`, `Date: ${date}`]
  const headers = kept.headers[coding]
  for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`)
  const wire = { second, whole: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), kept.bodies[coding]]) }
  const all = wires.get(kept) ?? []
  all[coding] = wire
  wires.set(kept, all)
  return wire
}
