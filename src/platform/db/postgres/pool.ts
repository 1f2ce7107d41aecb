import pg from 'pg'
import type { Addresses, HostPort } from '../../config/addresses.js'
import { isConnectionLost, mapped } from './failures.js'
import { clientConfig, findWritable, mustBeWritable } from './hosts.js'

/** Every session's settings: days are Shanghai's, and nobody holds locks or the pool for ever. */
const SESSION = `set time zone 'Asia/Shanghai'; set statement_timeout = '120s'; set idle_in_transaction_session_timeout = '120s'`
const ACQUIRE_MS = 10_000
/** After a failed search the next one waits so long: a crowd of requests must not become a crowd of probes. */
const CALM_MS = 250
/** A connection that has been lent for longer makes us look whether the server is still there. */
const PATIENCE_MS = 3_000

/** The pool on one server, and since when which of its connections have been lent. */
interface Held {
  host: HostPort
  pool: pg.Pool
  lent: Map<pg.PoolClient, number>
}

/** A pool on the server that takes writes; on another one, found anew, after that has failed. */
export class WritablePool {
  readonly #addresses: Addresses
  readonly #max: number
  #held: Promise<Held> | null = null
  #watch: NodeJS.Timeout | undefined
  #closed = false

  constructor(addresses: Addresses, max: number) {
    this.#addresses = addresses
    this.#max = max
  }

  /** A connection with the session's settings. Throws a Fault `unavailable` when no server takes writes, or all connections stay lent. */
  async connect(): Promise<pg.PoolClient> {
    const opening = this.#current()
    try {
      const held = await opening
      const client = await held.pool.connect()
      held.lent.set(client, performance.now())
      return client
    } catch (error) {
      if (isConnectionLost(error) && !(await this.#isBusy(opening))) this.#drop(opening)
      throw mapped(error)
    }
  }

  /** Puts a connection back. One that failed is thrown away, and with it, where the server is gone, the whole pool. */
  async release(client: pg.PoolClient, broken: boolean, lost: boolean): Promise<void> {
    client.release(broken || lost)
    const opening = this.#held
    const held = await opening?.catch(() => null)
    if (held?.lent.delete(client) && lost && opening) this.#drop(opening)
  }

  async end(): Promise<void> {
    this.#closed = true
    clearInterval(this.#watch)
    const held = await this.#held?.catch(() => null)
    await held?.pool.end()
  }

  #current(): Promise<Held> {
    if (this.#closed) return Promise.reject(new Error('the pool was closed: connection terminated'))
    if (this.#held) return this.#held
    const opening = this.#open()
    this.#held = opening
    opening.catch(() => {
      setTimeout(() => {
        if (this.#held === opening) this.#held = null
      }, CALM_MS)
    })
    this.#watch ??= setInterval(() => void this.#look(), PATIENCE_MS).unref()
    return opening
  }

  async #open(): Promise<Held> {
    const host = await findWritable(this.#addresses)
    const pool = new pg.Pool({
      ...clientConfig(this.#addresses, host),
      max: this.#max,
      connectionTimeoutMillis: ACQUIRE_MS,
      idleTimeoutMillis: 60_000,
      onConnect: async (client) => void (await client.query(SESSION)),
    })
    // A cut connection is an event as well as a failed statement, and an event that nobody hears ends the process. The pool hears idle
    // connections only; those that are lent out must have a listener of their own.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return { host, pool, lent: new Map() }
  }

  /** A machine that lost its power, or its network, says nothing: statements would wait for minutes. So we ask it by another connection. */
  async #look(): Promise<void> {
    const opening = this.#held
    const held = await opening?.catch(() => null)
    if (!opening || !held) return
    const longSince = performance.now() - PATIENCE_MS
    if (![...held.lent.values()].some((since) => since < longSince)) return
    try {
      await mustBeWritable(this.#addresses, held.host)
    } catch {
      this.#drop(opening)
      // Ending a connection with a statement under way cuts it, and the statement fails.
      for (const client of held.lent.keys()) void (client as unknown as pg.Client).end().catch(() => undefined)
    }
  }

  /** Whether the pool had nothing to lend though its server may be well. */
  async #isBusy(opening: Promise<Held>): Promise<boolean> {
    const held = await opening.catch(() => null)
    return held !== null && held.lent.size >= this.#max
  }

  #drop(opening: Promise<Held>): void {
    if (this.#held !== opening) return
    this.#held = null
    void opening.then(({ pool }) => pool.end()).catch(() => undefined)
  }
}
