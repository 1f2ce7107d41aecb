import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import { Fault } from '../../errors/errors.js'
import { type Verification, verify } from '../../ledger/ledger.js'
import type { Database, Tx } from '../database.js'
import { appliedMigrations, countRows, guards, type TableShape, tableShapes } from './catalogue.js'
import type { Counts } from './export.js'
import { AnyLine, Header } from './lines.js'

export interface Imported {
  counts: Counts
  /** Of the ledger as it was imported. */
  ledger: Verification
}

const BATCH_VALUES = 20_000
const BATCH_ROWS = 500

/**
 * Reads a file of exportDatabase into a database that has been migrated and never used (migrations leave no rows). All or nothing: rows are counted against the file before they are committed. Throws a Fault `conflict` (code `not-empty`, `other-version`) or
 * `invalid` (code `bad-export`, `incomplete-export`).
 */
export async function importDatabase(database: Database, path: string): Promise<Imported> {
  const counts = await database.transaction(async (tx) => {
    const shapes = new Map((await tableShapes(tx)).map((shape) => [shape.name, shape]))
    await mustBeEmpty(tx, shapes)
    const suspended = await guards(tx)
    // Foreign keys first, in whatever order; they are checked as a whole when they come back.
    for (const guard of suspended) await sql.raw(guard.suspend).execute(tx)
    const written = await copyRows(tx, path, shapes)
    for (const guard of suspended.toReversed()) await sql.raw(guard.restore).execute(tx)
    for (const shape of shapes.values()) await advanceIdentities(tx, shape)
    return await mustBeWhole(tx, shapes, written)
  })
  return { counts, ledger: await verify(database.db) }
}

async function mustBeEmpty(tx: Tx, shapes: ReadonlyMap<string, TableShape>): Promise<void> {
  for (const table of shapes.keys()) {
    if ((await countRows(tx, table)) === 0) continue
    throw new Fault('conflict', '目标数据库里已经有内容。请换一个新的数据目录（GONGKAI_DATA）或空数据库（DATABASE_URL）后再导入。', {
      code: 'not-empty',
    })
  }
}

/** Returns the number of rows that the file says each table has. */
async function copyRows(tx: Tx, path: string, shapes: ReadonlyMap<string, TableShape>): Promise<Counts> {
  let copy: TableCopy | null = null
  let end: Counts | null = null
  let isFirst = true
  for await (const text of linesOf(path)) {
    if (isFirst) {
      await mustBeSameVersion(tx, text)
      isFirst = false
      continue
    }
    const line = parse(text)
    if (Array.isArray(line)) await copy?.add(line)
    else if ('end' in line) end = line.end
    else {
      await copy?.flush()
      const shape = shapes.get(line.table)
      if (!shape || line.columns.join() !== shape.columns.map((column) => column.name).join()) throw badFile()
      copy = new TableCopy(tx, shape)
    }
  }
  await copy?.flush()
  if (!end) throw new Fault('invalid', '导出文件不完整，请重新导出或重新复制后再导入。', { code: 'incomplete-export' })
  return end
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const unzipped = createReadStream(path)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(createGunzip())
  try {
    yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })
    if (unzipped.errored) throw unzipped.errored
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Fault('invalid', `没有找到文件 ${path}。`, { code: 'no-file' })
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw badFile()
    throw error
  }
}

async function mustBeSameVersion(tx: Tx, text: string): Promise<void> {
  const header = Header.safeParse(parseJson(text))
  if (!header.success) throw badFile()
  const own = await appliedMigrations(tx)
  if (header.data.migrations.toSorted().join() !== own.toSorted().join()) {
    throw new Fault('conflict', '导出文件来自另一个版本。请用导出时的版本导入，再升级。', { code: 'other-version' })
  }
}

function parse(text: string) {
  const line = AnyLine.safeParse(parseJson(text))
  if (!line.success) throw badFile()
  return line.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badFile()
  }
}

function badFile(): Fault {
  return new Fault('invalid', '这不是 gongkai export 导出的文件，或文件已损坏。', { code: 'bad-export' })
}

/** Rows on their way into one table, some hundreds at a time. */
class TableCopy {
  readonly #tx: Tx
  readonly #shape: TableShape
  readonly #size: number
  #rows: (string | null)[][] = []

  constructor(tx: Tx, shape: TableShape) {
    this.#tx = tx
    this.#shape = shape
    this.#size = Math.min(BATCH_ROWS, Math.floor(BATCH_VALUES / shape.columns.length))
  }

  async add(row: (string | null)[]): Promise<void> {
    if (row.length !== this.#shape.columns.length) throw badFile()
    this.#rows.push(row)
    if (this.#rows.length >= this.#size) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const { name, columns } = this.#shape
    const values = this.#rows.map((row) => sql`(${sql.join(row.map((value, n) => sql`${value}::${sql.raw(columns[n]?.type ?? 'text')}`))})`)
    const names = columns.map((column) => sql.id(column.name))
    await sql`insert into ${sql.id(name)} (${sql.join(names)}) overriding system value values ${sql.join(values)}`.execute(this.#tx)
    this.#rows = []
  }
}

async function advanceIdentities(tx: Tx, shape: TableShape): Promise<void> {
  for (const column of shape.columns.filter((one) => one.isIdentity)) {
    await sql`
      select setval(pg_get_serial_sequence(quote_ident(${shape.name}), ${column.name}), max(${sql.id(column.name)}))
      from ${sql.id(shape.name)} having max(${sql.id(column.name)}) is not null`.execute(tx)
  }
}

async function mustBeWhole(tx: Tx, shapes: ReadonlyMap<string, TableShape>, written: Counts): Promise<Counts> {
  const counts: Counts = {}
  for (const table of shapes.keys()) {
    const count = await countRows(tx, table)
    if (count !== written[table]) {
      const text = `表 ${table} 导出 ${written[table] ?? 0} 行，导入 ${count} 行，数目不符，未作任何改动。请重新导出后再试。`
      throw new Fault('invalid', text, { code: 'incomplete-export' })
    }
    counts[table] = count
  }
  return counts
}
