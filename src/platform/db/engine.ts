/** What an engine answers to one statement. */
export interface Rows {
  rows: Record<string, unknown>[]
  /** Rows inserted, updated, deleted or merged; 0 for a SELECT. */
  affected: number
}

/** One session of an engine, lent to one user at a time. */
export interface Connection {
  query(sql: string, parameters: readonly unknown[]): Promise<Rows>
}

/** What the facade needs of an engine. A statement that the database could not be reached for throws a Fault `unavailable`. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres'
  acquire(): Promise<Connection>
  /** `broken` connections are thrown away: their transaction could not be ended. */
  release(connection: Connection, broken: boolean): Promise<void>
  execScript(sql: string): Promise<void>
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** A statement outside of the queue. Never throws. */
  answers(ms: number): Promise<boolean>
  close(): Promise<void>
}
