import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Clock } from '../../clock.js'
import { Fault } from '../../errors/errors.js'
import type { Database, Tx } from '../database.js'
import { appliedMigrations, type TableShape, tableShapes } from './catalogue.js'
import { FORMAT, type Header } from './lines.js'

/** Rows by table. */
export type Counts = Record<string, number>

const FETCH = 1_000

/**
 * Writes every row of every table, as of one moment, to `path`, readable by its owner only; memory does not grow with the database. The file
 * appears when it is whole. Returns how many rows each table had. Throws a Fault `conflict` when there is such a file.
 */
export async function exportDatabase(database: Database, path: string, clock: Clock): Promise<Counts> {
  const counts: Counts = {}
  const partial = `${path}.partial`
  const output = createWriteStream(partial, { flags: 'wx', mode: 0o600 })
  try {
    await new Promise((resolve, reject) => output.once('open', resolve).once('error', reject))
  } catch {
    throw new Fault('conflict', `不能写入 ${partial}：文件已存在或目录不可写，请换一个文件名。`, { code: 'file-exists' })
  }
  try {
    await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const header: Header = {
          format: FORMAT,
          version: 1,
          at: new Date(clock.now()).toISOString(),
          engine: database.engine,
          migrations: await appliedMigrations(tx),
        }
        await pipeline(Readable.from(chunks(tx, header, counts)), createGzip({ level: 6 }), output)
      })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return counts
}

async function* chunks(tx: Tx, header: Header, counts: Counts): AsyncGenerator<string> {
  yield line(header)
  for (const shape of await tableShapes(tx)) {
    counts[shape.name] = 0
    yield line({ table: shape.name, columns: shape.columns.map((column) => column.name) })
    for await (const rows of rowsOf(tx, shape)) {
      counts[shape.name] = (counts[shape.name] ?? 0) + rows.length
      yield rows.map(line).join('')
    }
  }
  yield line({ end: counts })
}

/** The rows a thousand at a time, each value as text: what one engine writes so the other reads. */
async function* rowsOf(tx: Tx, shape: TableShape): AsyncGenerator<(string | null)[][]> {
  const columns = shape.columns.map((column, n) => sql`${sql.id(column.name)}::text as ${sql.id(`c${n}`)}`)
  await sql`declare exported no scroll cursor for select ${sql.join(columns)} from ${sql.id(shape.name)}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.lit(FETCH)} from exported`.execute(tx)
    if (rows.length > 0) yield rows.map((row) => shape.columns.map((_, n) => row[`c${n}`] ?? null))
    if (rows.length < FETCH) break
  }
  await sql`close exported`.execute(tx)
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
