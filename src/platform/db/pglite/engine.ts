import { Fault } from '../../errors/errors.js'
import type { Connection, Engine } from '../engine.js'
import { fromWire, toWire } from '../wire.js'
import { Queue } from './queue.js'
import type { Session, TextRows } from './thread.js'

/** How the engine gets its session; again when a thread has died. */
export type OpenSession = (heard: (channel: string, payload: string) => void, died: () => void) => Promise<Session>

interface Ending {
  /** Aborted when the folder has become another process's: not one statement more. */
  lost?: AbortSignal
  /** Runs when the session has ended. */
  afterClose?: () => void
}

/**
 * PGlite as an engine. It has one session, so its users queue for it: a transaction holds it from begin to end and never sees another's
 * statement between its own.
 */
export async function pgliteEngine(open: OpenSession, { lost, afterClose }: Ending = {}): Promise<Engine> {
  const queue = new Queue()
  const listeners = new Map<string, Set<(payload: string) => void>>()
  const heard = (channel: string, payload: string) => {
    for (const one of listeners.get(channel) ?? []) one(payload)
  }
  let session: Session | null = null
  let closed = false

  /** A thread that has died is replaced: PGlite recovers its folder as after a crash. Nobody else is at it, the queue sees to that. */
  const current = async (): Promise<Session> => {
    if (closed) throw new Fault('unavailable', '数据库已关闭。', { code: 'database-closed' })
    if (session) return session
    const fresh = await open(heard, () => {
      session = null
    })
    for (const channel of listeners.keys()) await fresh.listen(channel)
    session = fresh
    return fresh
  }
  session = await current()
  lost?.addEventListener('abort', () => {
    closed = true
    void session?.abandon()
  })

  return {
    kind: 'pglite',
    async acquire() {
      await queue.enter()
      try {
        return connectionOf(await current())
      } catch (error) {
        queue.leave()
        throw error
      }
    },
    async release(_connection, broken) {
      if (broken) await session?.query('rollback', []).catch(() => undefined)
      queue.leave()
    },
    execScript: (script) => queue.run(async () => await (await current()).exec(script)),
    async listen(channel, hear) {
      const all = listeners.get(channel) ?? new Set()
      if (!listeners.has(channel)) await queue.run(async () => await (await current()).listen(channel))
      listeners.set(channel, all.add(hear))
      return async () => {
        all.delete(hear)
      }
    },
    async answers(ms) {
      if (!session) return false
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), ms)
      })
      const asked = session.query('select 1', []).then(
        () => true,
        (error: unknown) => error instanceof Error && 'code' in error && error.code !== undefined,
      )
      return await Promise.race([asked, late]).finally(() => clearTimeout(timer))
    },
    async close() {
      if (closed) return
      await queue.run(async () => {
        closed = true
        await session?.close()
      })
      afterClose?.()
    },
  }
}

function connectionOf(session: Session): Connection {
  return {
    async query(sql, parameters) {
      return rowsOf(await session.query(sql, parameters.map(toWire)))
    },
  }
}

function rowsOf({ fields, rows, affected }: TextRows) {
  return {
    rows: rows.map((row) => Object.fromEntries(fields.map((field, column) => [field.name, fromWire(row[column] ?? null, field.oid)]))),
    affected,
  }
}
