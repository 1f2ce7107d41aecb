import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ErrorBody } from '../../../api/contract.js'
import { Fault } from '../errors/errors.js'
import { toBody } from '../errors/toBody.js'
import type { Feature } from '../feature.js'
import { operatorVerb } from '../operator.js'
import type { Platform } from '../platform.js'

/** Beyond this a path does not fit into a socket address. */
const LONGEST_PATH = 100
const LONGEST_REQUEST = 100_000
const ALIVE_MS = 20_000

type Reply = { answer: unknown } | { error: ErrorBody }

/**
 * A socket in the data folder, for its owner only, through which the commands of an operator reach the server that holds the
 * embedded database. One JSON line each way.
 */
export function serveControl(platform: Platform, features: readonly Feature[]): Promise<Server> {
  const path = controlPath(platform.config.dataDir)
  rmSync(path, { force: true })
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.setTimeout(60_000, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: string) => {
      text += chunk
      if (text.length > LONGEST_REQUEST) socket.destroy()
      if (!text.endsWith('\n')) return
      // A blank before the reply is JSON still, and keeps the connection while a long verb is at work.
      const alive = setInterval(() => socket.write(' '), ALIVE_MS)
      socket.once('close', () => clearInterval(alive))
      void operate(platform, features, text).then((reply) => socket.end(`${JSON.stringify(reply)}\n`))
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      chmodSync(path, 0o600)
      resolve(server)
    })
  })
}

/** The answer of the running server; undefined when none runs on this data folder. Throws the Fault that it answers with. */
export async function askServer(dataDir: string, name: string, input: Record<string, string>): Promise<unknown> {
  const text = await exchange(controlPath(dataDir), `${JSON.stringify({ name, input })}\n`)
  if (text === null) return undefined
  const reply = JSON.parse(text) as Reply
  if ('answer' in reply) return reply.answer
  const { error, message, ...details } = reply.error
  throw new Fault(error, message, details)
}

async function operate(platform: Platform, features: readonly Feature[], text: string): Promise<Reply> {
  const texts = new Map(features.flatMap((feature) => Object.entries(feature.refusals ?? {})))
  try {
    const { name, input } = JSON.parse(text) as { name: string; input: Record<string, string> }
    const run = operatorVerb(features, name)
    if (!run) throw new Fault('not-found', `正在运行的服务不认识“${name}”，可能版本不同，请重启服务后再试。`)
    return { answer: await run(platform, input) }
  } catch (error) {
    const body = toBody(error, texts)
    if (body.error === 'internal') platform.log.error({ err: error, id: body.id }, 'operator command failed')
    return { error: body }
  }
}

function exchange(path: string, request: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(path, () => socket.write(request))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('end', () => resolve(text))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(error)
    })
  })
}

function controlPath(dataDir: string): string {
  const path = join(dataDir, 'control.sock')
  if (path.length <= LONGEST_PATH) return path
  return join(tmpdir(), `gongkai-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`)
}
