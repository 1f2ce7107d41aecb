import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURES } from '../../../app.js'
import { emptyTestDatabase, testDatabase } from '../../../testing/database.js'
import { describeEngines } from '../../../testing/engines.js'
import { withoutPostgres } from '../../../testing/postgres.js'
import { fixedClock } from '../../clock.js'
import { append, readStream, sealLedger } from '../../ledger/ledger.js'
import type { Database } from '../database.js'
import { migrate } from '../migrate.js'
import { exportDatabase } from './export.js'
import { importDatabase } from './import.js'

const clock = fixedClock('2022-01-28T02:00:00Z')

/** Everything that makes a copy go wrong: keys to itself and in a circle, identities, computed columns, every type, a trigger. */
const awkward = {
  name: 'awkward',
  migrations: {
    'awkward-0001': {
      async up(db: Database['db']) {
        for (const statement of [
          'create table a_child (id bigint generated always as identity primary key, parent_id bigint references a_child, tree text)',
          `create table kinds (d date, at timestamptz, n numeric, b bytea, j jsonb, list text[], yes boolean, f double precision,
             twice numeric generated always as (n * 2) stored)`,
          'create table z_tree (id text primary key, child bigint references a_child)',
          'alter table a_child add constraint a_child_tree foreign key (tree) references z_tree',
        ]) {
          await sql.raw(statement).execute(db)
        }
      },
    },
  },
}

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-transfer-'))
  file = join(folder, 'export.ndjson.gz')
})

afterAll(() => rmSync(folder, { recursive: true }))

describeEngines('export and import', (open, engine) => {
  let source: Database
  let path: string

  beforeAll(async () => {
    path = join(folder, `${engine}.ndjson.gz`)
    source = await open([awkward])
    await source.execScript(`
      insert into z_tree values ('树', null);
      insert into a_child (tree) values ('树'), (null);
      update a_child set parent_id = 2 where id = 1;
      update a_child set parent_id = 1 where id = 2;
      update z_tree set child = 2;
      insert into kinds (d, at, n, b, j, list, yes, f) values
        ('2021-09-10', '2021-09-10 08:00:00.123456+08', 12345678901234567890.5, '\\x00ff', '{"a": ["甲\\n", null]}', '{甲,NULL,"a\\"b"}', false, 0.1),
        (null, null, null, null, 'null', '{}', null, 'NaN')`)
    await source.transaction(async (tx) => {
      for (let n = 0; n < 603; n += 1) {
        await append(
          tx,
          { chain: 'c', stream: 's', type: 'T', data: { n }, actor: { kind: 'operator', command: 'x' }, article: null },
          clock,
        )
      }
    })
    await sealLedger(source, clock)
    await exportDatabase(source, path, clock)
  })

  test.each(['pglite', 'postgres'] as const)('into %s nothing is lost', async (kind) => {
    if (kind === 'postgres' && withoutPostgres) return
    const target = await open([awkward], kind)
    expect(target.engine).toBe(kind)
    const { counts, ledger } = await importDatabase(target, path)
    expect(counts).toMatchObject({ a_child: 2, kinds: 2, ledger_entry: 603, ledger_seal: 1, z_tree: 1 })
    expect(ledger).toMatchObject({ ok: true, entries: 603, seals: 1 })
    for (const query of [
      'select * from a_child order by id',
      'select *, at::text as exact, n::text as whole from kinds order by d',
      'select * from ledger_chain',
    ]) {
      const rows = async (database: Database) => (await sql.raw(query).execute(database.db)).rows
      expect(await rows(target)).toEqual(await rows(source))
    }
    await sql`insert into a_child (parent_id) values (1)`.execute(target.db)
    await expect(sql`insert into a_child (parent_id) values (99)`.execute(target.db)).rejects.toMatchObject({ code: '23503' })
    await expect(target.execScript('delete from ledger_entry')).rejects.toMatchObject({ code: '42501' })
    await expect(target.execScript('set session_replication_role = replica; delete from ledger_entry')).rejects.toMatchObject({
      code: '42501',
    })
    await target.execScript('set session_replication_role = origin')
    await target.transaction((tx) =>
      append(tx, { chain: 'c', stream: 's', type: 'T', data: {}, actor: { kind: 'operator', command: 'x' }, article: null }, clock),
    )
    expect((await readStream(target.db, 's')).at(-1)).toMatchObject({ seq: 604, version: 604 })
  })

  test('a database that has been used, and a file that is there, are refused', async () => {
    await expect(importDatabase(source, path)).rejects.toMatchObject({ details: { code: 'not-empty' } })
    await expect(exportDatabase(source, join(folder, 'no', 'folder'), clock)).rejects.toMatchObject({ details: { code: 'file-exists' } })
  })
})

describe('a file that cannot be imported', () => {
  let target: Database

  beforeAll(async () => {
    const source = await testDatabase()
    await source.transaction(async (tx) => {
      for (let n = 0; n < 50; n += 1) {
        await append(
          tx,
          { chain: 'c', stream: 's', type: 'T', data: { n }, actor: { kind: 'operator', command: 'x' }, article: null },
          clock,
        )
      }
    })
    await exportDatabase(source, file, clock)
    await source.close()
    target = await testDatabase()
  })

  afterAll(() => target.close())

  const lines = () => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const zipped = (text: string) => gzipSync(text)

  test('its owner alone may read it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['of something else', () => Buffer.from('something else'), 'bad-export'],
    ['of other lines', () => zipped('{"a":1}\n'), 'bad-export'],
    ['without a line', () => zipped(''), 'incomplete-export'],
    ['cut in the middle', () => readFileSync(file).subarray(0, -40), 'bad-export'],
    ['without its end', () => zipped(`${lines().slice(0, -1).join('\n')}\n`), 'incomplete-export'],
    ['that lacks a row', () => zipped(`${lines().toSpliced(10, 1).join('\n')}\n`), 'incomplete-export'],
    ['of another version', () => zipped(`${lines()[0]?.replace('ledger-0001', 'ledger-0099')}\n`), 'other-version'],
    ['of a table unknown here', () => zipped(`${lines()[0]}\n{"table":"x","columns":[]}\n`), 'bad-export'],
  ])('%s leaves the database empty', async (_, bytes, code) => {
    const path = join(folder, 'bad')
    writeFileSync(path, bytes())
    await expect(importDatabase(target, path)).rejects.toMatchObject({ details: { code } })
    expect(await readStream(target.db, 's')).toEqual([])
  })

  test('that is not there', async () => {
    await expect(importDatabase(target, join(folder, 'none'))).rejects.toMatchObject({ details: { code: 'no-file' } })
  })

  test('into the tables of all features as their migrations leave them', async () => {
    const database = await emptyTestDatabase()
    await migrate(database, FEATURES)
    const path = join(folder, 'all')
    const counts = await exportDatabase(database, path, clock)
    expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([])
    await importDatabase(database, path)
    await database.close()
  })
})
