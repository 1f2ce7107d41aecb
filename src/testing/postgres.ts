import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = '/usr/lib/postgresql'

/** Why no PostgreSQL server can be started here, or null when one can. */
export const withoutPostgres: string | null = binFolder() ? null : `no ${ROOT}/*/bin`

export interface Cluster {
  /** The address of its maintenance database. */
  url: string
  port: number
  folder: string
  start(): Promise<void>
  /** As after kill -9 of every server process when `immediate`. */
  stop(how: 'fast' | 'immediate'): void
  remove(): void
}

/** A throw-away server in a folder of its own, started. `settings` go to postgresql.conf. */
export async function makeCluster(folder: string, settings: Record<string, string> = {}, port?: number): Promise<Cluster> {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (isRoot()) chownSync(folder, ownerId(), ownerId())
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'])
  return await clusterOn(folder, settings, port ?? (await freePort()))
}

/** A server on a data folder that is there already: `folder`/data. */
export async function clusterOn(folder: string, settings: Record<string, string>, port: number): Promise<Cluster> {
  const data = join(folder, 'data')
  const lines = Object.entries({ listen_addresses: "'127.0.0.1'", port: String(port), unix_socket_directories: `'${folder}'`, ...settings })
  writeFileSync(join(data, 'postgresql.auto.conf'), lines.map(([name, value]) => `${name} = ${value}\n`).join(''))
  const cluster: Cluster = {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    folder,
    start: async () => run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), 'start']),
    stop: (how) => run('pg_ctl', ['-D', data, '-w', '-m', how, 'stop']),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
  await cluster.start()
  return cluster
}

/** Runs one of PostgreSQL's programs, as `postgres` when we are root: the server refuses root. */
export function run(program: string, parameters: string[]): void {
  const path = join(binFolder() ?? '', program)
  const [command, all] = isRoot() ? ['runuser', ['-u', 'postgres', '--', path, ...parameters]] : [path, parameters]
  execFileSync(command, all, { stdio: 'ignore', cwd: tmpdir() })
}

/**
 * The server that all test files of this run share, by its address; the first that asks starts it, and a watcher ends it after the run.
 * Its fsync is off: what a power cut leaves is not tested on it.
 */
async function sharedCluster(): Promise<string> {
  const runner = process.env['VITEST_POOL_ID'] && process.ppid > 1 ? process.ppid : process.pid
  const folder = join(tmpdir(), 'gongkai-test', `postgres-${runner}`)
  const ready = join(folder, 'url')
  mkdirSync(join(folder, '..'), { recursive: true })
  try {
    mkdirSync(folder)
  } catch {
    while (!existsSync(ready)) await sleep(50)
    return readFileSync(ready, 'utf8')
  }
  const { url } = await makeCluster(folder, { fsync: 'off', synchronous_commit: 'off', max_connections: '200', shared_buffers: "'64MB'" })
  endWith(runner, folder)
  writeFileSync(ready, url)
  return url
}

/** A fresh empty database on the shared server: its address. */
export async function makeDatabase(): Promise<string> {
  const url = await sharedCluster()
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const port = new URL(url).port
  run('createdb', ['-h', '127.0.0.1', '-p', port, '-U', 'postgres', name])
  return url.replace(/postgres$/, name)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

function endWith(runner: number, folder: string): void {
  const stop = `${isRoot() ? 'runuser -u postgres -- ' : ''}${binFolder()}/pg_ctl -D ${folder}/data -m immediate stop; rm -rf ${folder}`
  const watch = `while kill -0 ${runner} 2>/dev/null; do sleep 1; done; ${stop}`
  spawn('sh', ['-c', watch], { detached: true, stdio: 'ignore', cwd: tmpdir() }).unref()
}

function binFolder(): string | null {
  if (!existsSync(ROOT)) return null
  const versions = readdirSync(ROOT).filter((version) => existsSync(join(ROOT, version, 'bin/initdb')))
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(ROOT, newest, 'bin') : null
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function ownerId(): number {
  return Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }))
}
