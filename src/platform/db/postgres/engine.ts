import type pg from 'pg'
import type { Addresses } from '../../config/addresses.js'
import type { Connection, Engine, Rows } from '../engine.js'
import { toWire } from '../wire.js'
import { isConnectionLost, mapped } from './failures.js'
import { Listener } from './listener.js'
import { WritablePool } from './pool.js'

/** PostgreSQL as an engine. Throws a Fault `unavailable` when no server of the address takes writes now; later it waits for one to come back. */
export async function postgresEngine(addresses: Addresses, poolSize: number): Promise<Engine> {
  const pool = new WritablePool(addresses, poolSize)
  const listener = new Listener(addresses)
  await pool.release(await pool.connect(), false, false)
  const using = async <T>(work: (connection: PooledConnection) => Promise<T>): Promise<T> => {
    const connection = new PooledConnection(await pool.connect())
    try {
      return await work(connection)
    } finally {
      await pool.release(connection.client, false, connection.lost)
    }
  }

  return {
    kind: 'postgres',
    acquire: async () => new PooledConnection(await pool.connect()),
    async release(connection, broken) {
      const { client, lost } = connection as PooledConnection
      await pool.release(client, broken, lost)
    },
    execScript: (script) => using((connection) => connection.script(script)),
    listen: (channel, heard) => listener.listen(channel, heard),
    async answers(ms) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), ms)
      })
      const asked = using((connection) => connection.script('select 1')).then(
        () => true,
        () => false,
      )
      return await Promise.race([asked, late]).finally(() => clearTimeout(timer))
    },
    async close() {
      await listener.close()
      await pool.end()
    },
  }
}

class PooledConnection implements Connection {
  readonly client: pg.PoolClient
  /** The server was gone when this was last used. */
  lost = false

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    const result = await this.#watched(() => this.client.query({ text: sql, values: parameters.map(toWire) }))
    const affected = result.command === 'SELECT' ? 0 : (result.rowCount ?? 0)
    return { rows: result.rows as Record<string, unknown>[], affected }
  }

  async script(sql: string): Promise<void> {
    await this.#watched(() => this.client.query(sql))
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.lost ||= isConnectionLost(error)
      throw mapped(error)
    }
  }
}
