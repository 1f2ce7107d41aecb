import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/config.js'
import { Fault } from '../errors/errors.js'

/** How long requests under way may take after the signal to stop. */
const FINISH_MS = 10_000

/** Begins to accept. `::` takes IPv4 as well; where there is no IPv6 it falls back to IPv4. Returns the addresses for people. */
export async function listenOn(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string[]> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Fault('unavailable', `端口 ${port} 已被占用。请先停止占用它的程序，或用 PORT=其他端口 启动。`)
    if (code === 'EACCES') throw new Fault('unavailable', `没有权限使用端口 ${port}。请用 1024 以上的端口，例如 PORT=8080。`)
    if (host !== '::' || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL')) throw error
    await app.listen({ host: '0.0.0.0', port })
  }
  const address = app.server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const name = host === '::' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return [`http://${name}:${actual}`]
}

/** On SIGTERM or SIGINT: accepts no more, finishes what is under way within ten seconds, then runs `close` and ends. Twice ends at once. */
export function stopGracefully(app: FastifyInstance, log: Logger, close: () => Promise<void>): void {
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    const hurry = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
    await app.close()
    clearTimeout(hurry)
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ err: error }, 'stop failed')
        process.exit(1)
      })
    })
  }
}
