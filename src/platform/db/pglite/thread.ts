import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { SqlError } from '../sql-error.js'

/** PGlite's one session, wherever it runs. */
export interface Session {
  query(sql: string, parameters: (string | null)[]): Promise<TextRows>
  exec(script: string): Promise<void>
  listen(channel: string): Promise<void>
  unlisten(channel: string): Promise<void>
  close(): Promise<void>
  /** Ends it without another write to the folder. */
  abandon(): Promise<void>
}

export interface TextRows {
  fields: { name: string; oid: number }[]
  rows: (string | null)[][]
  affected: number
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Message {
  id?: number
  result?: unknown
  error?: Record<string, string>
  opened?: boolean
  failed?: Record<string, string>
  heard?: { channel: string; payload: string }
}

/** Opens PGlite on `dataDir` in a thread of its own. `died` is called when the thread ends without having been closed. */
export async function openThread(
  dataDir: string,
  heard: (channel: string, payload: string) => void,
  died: (error: Error) => void,
): Promise<Session> {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { dataDir }, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let closed = false

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.opened) resolve()
      else if (message.failed) reject(new SqlError(message.failed))
      else if (message.heard) heard(message.heard.channel, message.heard.payload)
      else settle(waiting, message)
    })
    const end = (error: Error) => {
      reject(error)
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
      if (!closed) died(error)
      closed = true
    }
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`the database thread ended with ${code}`)))
  })

  const ask = (op: string, text = '', parameters: (string | null)[] = []) =>
    new Promise<unknown>((resolve, reject) => {
      if (closed) return reject(new Error('the database thread has ended'))
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker.postMessage({ id: lastId, op, arguments: [text, parameters] })
    })
  return {
    query: (sql, parameters) => ask('query', sql, parameters) as Promise<TextRows>,
    exec: async (script) => void (await ask('exec', script)),
    listen: async (channel) => void (await ask('listen', channel)),
    unlisten: async (channel) => void (await ask('unlisten', channel)),
    async close() {
      await ask('close')
      closed = true
      await worker.terminate()
    },
    async abandon() {
      await worker.terminate()
    },
  }
}

/** An empty database that the build has made, if it has: a first start then only copies it. */
const BUILT = new URL('../../../../empty-database/', import.meta.url)

/**
 * Makes an empty database in `folder`: beside it first, so that a process that is killed in the middle leaves nothing that looks like one.
 */
export async function makeFolder(folder: string): Promise<void> {
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  if (existsSync(BUILT)) await cp(BUILT, making, { recursive: true })
  else await initialise(making)
  await rename(making, folder)
}

/** Runs initdb, in a thread that is ended afterwards: it would keep 400 MB. */
async function initialise(making: string): Promise<void> {
  const session = await openThread(
    making,
    () => {},
    () => {},
  )
  await session.close()
}

function settle(waiting: Map<number, Waiting>, message: Message): void {
  const one = waiting.get(message.id ?? -1)
  waiting.delete(message.id ?? -1)
  if (message.error) one?.reject(new SqlError(message.error))
  else one?.resolve(message.result)
}
