import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** What a server of our own answers with: a status, text, headers; `silent`: nothing for ever. */
export interface Answer {
  status?: number
  body?: string
  headers?: Record<string, string>
  silent?: boolean
}

export interface Receiver {
  url: string
  /** `127.0.0.1:41234`, for GONGKAI_INSIDE_HOSTS. */
  host: string
  received: Received[]
  /** What is answered from now on. */
  answer(make: (request: Received) => Answer | Promise<Answer>): void
  /** Breaks the lines on which nothing was said. */
  hangUp(): void
  close(): Promise<void>
}

/** A web server on a free port of this machine that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const silent: Socket[] = []
  let make: (request: Received) => Answer | Promise<Answer> = () => ({})
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const { method = '', url = '', headers } = request
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('latin1') }
      received.push({ ...one, body: Buffer.concat(chunks).toString() })
      const answer = await make(one)
      if (answer.silent) return void silent.push(request.socket)
      response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? 'ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    received,
    answer: (next) => {
      make = next
    },
    hangUp: () => {
      for (const socket of silent.splice(0)) socket.destroy()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
