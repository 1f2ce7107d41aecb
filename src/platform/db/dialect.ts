import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Connection, Engine } from './engine.js'

/**
 * Marks what runs inside Database.transaction. A statement on `db` in there would wait for a connection that its own transaction
 * holds: for ever on PGlite, which has one, and under load on PostgreSQL. It is refused at once instead.
 */
export const insideTransaction = new AsyncLocalStorage<{ open: boolean }>()

/** Kysely on an engine. */
export function engineDialect(engine: Engine): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EngineDriver(engine),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class EngineDriver implements Driver {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<EngineConnection> {
    if (insideTransaction.getStore()?.open) throw new Error('a statement on db inside a transaction: hand tx to what runs in there')
    return new EngineConnection(await this.#engine.acquire())
  }

  async beginTransaction(connection: EngineConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const mode = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`begin${level}${mode}`))
  }

  async commitTransaction(connection: EngineConnection): Promise<void> {
    connection.broken = true
    await connection.executeQuery(CompiledQuery.raw('commit'))
    connection.broken = false
  }

  async rollbackTransaction(connection: EngineConnection): Promise<void> {
    connection.broken = true
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'))
      connection.broken = false
    } catch {
      // The error that led here tells more than this one; the connection is thrown away, and with it the transaction.
    }
  }

  async releaseConnection(connection: EngineConnection): Promise<void> {
    await this.#engine.release(connection.connection, connection.broken)
  }

  /** The engine is closed by the facade: Kysely does not come here when no statement has been run. */
  async destroy(): Promise<void> {}
}

class EngineConnection implements DatabaseConnection {
  broken = false
  readonly connection: Connection

  constructor(connection: Connection) {
    this.connection = connection
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.connection.query(query.sql, query.parameters)
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.affected) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('cursors are not used: page by key')
  }
}
