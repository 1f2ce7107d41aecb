import pg from 'pg'
import type { Addresses } from '../../config/addresses.js'
import { isConnectionLost, mapped } from './failures.js'
import { clientConfig, findWritable } from './hosts.js'

/** Every session's settings: days are Shanghai's, and nobody holds locks or the pool for ever. */
const SESSION = `set time zone 'Asia/Shanghai'; set statement_timeout = '120s'; set idle_in_transaction_session_timeout = '120s'`
const ACQUIRE_MS = 10_000
/** After a failed search the next one waits so long: a crowd of requests must not become a crowd of probes. */
const CALM_MS = 250

/** A pool on the server that takes writes; on another one, found anew, after that has failed. */
export class WritablePool {
  readonly #addresses: Addresses
  readonly #max: number
  #pool: Promise<pg.Pool> | null = null
  #closed = false

  constructor(addresses: Addresses, max: number) {
    this.#addresses = addresses
    this.#max = max
  }

  /** A connection with the session's settings. Throws a Fault `unavailable` when no server takes writes. */
  async connect(): Promise<pg.PoolClient> {
    const held = this.#current()
    try {
      return await (await held).connect()
    } catch (error) {
      if (isConnectionLost(error)) this.#drop(held)
      throw mapped(error)
    }
  }

  /** Puts a connection back. One that failed is thrown away, and with it, where the server is gone, the whole pool. */
  release(client: pg.PoolClient, broken: boolean, lost: boolean): void {
    client.release(broken || lost)
    if (lost && this.#pool) this.#drop(this.#pool)
  }

  async end(): Promise<void> {
    this.#closed = true
    const pool = await this.#pool?.catch(() => null)
    await pool?.end()
  }

  #current(): Promise<pg.Pool> {
    if (this.#closed) return Promise.reject(new Error('the pool was closed: connection terminated'))
    if (this.#pool) return this.#pool
    const opening = this.#open()
    this.#pool = opening
    opening.catch(() => {
      setTimeout(() => {
        if (this.#pool === opening) this.#pool = null
      }, CALM_MS)
    })
    return opening
  }

  async #open(): Promise<pg.Pool> {
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
    return pool
  }

  #drop(pool: Promise<pg.Pool>): void {
    if (this.#pool !== pool) return
    this.#pool = null
    void pool.then((old) => old.end()).catch(() => undefined)
  }
}
