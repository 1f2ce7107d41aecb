import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { PageCache } from '../cache/cache.js'
import type { Sites } from '../site/sites.js'
import { wireOf } from './wire.js'
import { readWishes, type Wishes } from './wishes.js'

const FIRST_REQUEST_MS = 10_000
const NEXT_REQUEST_MS = 65_000
const SMALLEST = 16
const LARGEST = 8_192
const GET = Buffer.from('GET /')
const LINE_END = ' HTTP/1.1\r\n'
const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * Puts a fast way before node's HTTP parser. As long as a connection sends whole, plain GET requests for addresses that are kept,
 * their bytes are written straight to the socket; with the first chunk that is anything else the connection is handed over to node for good.
 * Reading a request here costs about half of what node's parser and response objects cost, and that is most of a hit.
 */
export function putFront(server: Server, cache: PageCache, sites: Pick<Sites, 'shelfOf'>): void {
  const [admit] = server.listeners('connection') as ((socket: Socket) => void)[]
  const waiting = new Set<Socket>()
  if (!admit) throw new Error('the server takes no connections')
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => serve(socket, cache, sites, waiting, () => admit.call(server, socket)))
  endAlong(server, waiting)
}

function serve(socket: Socket, cache: PageCache, sites: Pick<Sites, 'shelfOf'>, waiting: Set<Socket>, admit: () => void): void {
  let lastLines: Buffer | undefined
  let lastWishes: Wishes | null = null

  function wishesIn(lines: Buffer): Wishes | null {
    // One browser, or one proxy, sends the same lines again and again.
    if (lastLines === undefined || !lines.equals(lastLines)) {
      lastLines = Buffer.from(lines)
      lastWishes = readWishes(lines.toString('latin1'))
    }
    return lastWishes
  }

  function answer(chunk: Buffer): boolean {
    const end = plainRequestLine(chunk)
    if (end < 0) return false
    const wishes = wishesIn(chunk.subarray(end + LINE_END.length - 2))
    const kept = wishes && cache.hit(chunk.toString('latin1', 4, end), sites.shelfOf(wishes.host))
    if (!kept) return false
    if (!socket.write(wireOf(kept, wishes))) socket.pause()
    return true
  }

  function onData(chunk: Buffer): void {
    if (!answer(chunk)) handOver(chunk)
    else if (socket.timeout !== NEXT_REQUEST_MS) socket.setTimeout(NEXT_REQUEST_MS)
  }
  function handOver(chunk: Buffer): void {
    leave()
    socket.setTimeout(0)
    admit()
    socket.emit('data', chunk)
  }
  function leave(): void {
    waiting.delete(socket)
    socket.off('data', onData).off('drain', resume).off('timeout', hangUp).off('error', hangUp).off('end', farewell).off('close', leave)
  }
  const resume = () => socket.resume()
  const hangUp = () => socket.destroy()
  // The server lets connections stand half open; node's own listener ends its half the same way.
  const farewell = () => socket.end()

  waiting.add(socket)
  socket.setNoDelay(true)
  socket.setTimeout(FIRST_REQUEST_MS)
  socket.on('data', onData).on('drain', resume).on('timeout', hangUp).on('error', hangUp).on('end', farewell).on('close', leave)
}

/** Where the address in `GET address HTTP/1.1` ends, or -1: not one whole plain request. */
function plainRequestLine(chunk: Buffer): number {
  if (chunk.length < SMALLEST || chunk.length > LARGEST || chunk.compare(GET, 0, 5, 0, 5) !== 0) return -1
  if (chunk.indexOf(HEAD_END) !== chunk.length - 4) return -1
  const end = chunk.indexOf(' ', 4)
  return chunk.toString('latin1', end, end + LINE_END.length) === LINE_END ? end : -1
}

/** Connections that wait here count as idle when the server closes; node does not know of them. */
function endAlong(server: Server, waiting: Set<Socket>): void {
  const { closeIdleConnections, closeAllConnections } = server
  server.closeIdleConnections = () => {
    closeIdleConnections.call(server)
    for (const socket of waiting) socket.end()
  }
  server.closeAllConnections = () => {
    closeAllConnections.call(server)
    for (const socket of waiting) socket.destroy()
  }
}
