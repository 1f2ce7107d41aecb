import type { Kysely, Transaction } from 'kysely'

/**
 * The tables, by name. Every feature adds its own by declaration merging beside its store:
 * `declare module '../../platform/db/database.js' { interface Schema { organ: OrganTable } }`.
 * Columns: day as `date` (string YYYY-MM-DD on both engines), instant as `timestamptz` (Date), bigint as number.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features
export interface Schema {}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

/** One facade over both engines: PGlite in a worker thread and PostgreSQL over the network. */
export interface Database {
  readonly engine: 'pglite' | 'postgres'
  readonly db: Db
  /** Runs `work` in one transaction; a throw rolls it back. Not to be nested. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Several statements at once, without parameters. */
  execScript(sql: string): Promise<void>
  /** Tells every node after commit; `payload` at most 8000 bytes. */
  notify(tx: Tx, channel: string, payload: string): Promise<void>
  /** Calls `heard` for each notification on this channel from any node, this one included. Returns the way to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** Whether a statement gets an answer within `ms`. Never throws. */
  answers(ms: number): Promise<boolean>
  close(): Promise<void>
}
