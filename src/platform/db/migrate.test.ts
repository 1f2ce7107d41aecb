import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import type { Db } from './database.js'
import { inOrder, migrate } from './migrate.js'

const feature = (name: string, ...statements: string[]) => ({
  name,
  migrations: Object.fromEntries(
    statements.map((statement, n) => [`${name}-000${n + 1}`, { up: async (db: Db) => void (await sql.raw(statement).execute(db)) }]),
  ),
})

describeEngines('migrate', (open) => {
  test('nodes that start at once apply each migration once', async () => {
    const database = await open(null)
    const features = [
      feature('zebra', 'create table zebra (id int primary key)'),
      feature('ant', 'create table ant (id int references zebra)'),
    ]
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database, features)))
    expect(applied.flat().filter((name) => /zebra|ant/.test(name))).toEqual(['zebra-0001', 'ant-0001'])
    expect(await migrate(database, features)).toEqual([])
  })

  test('a feature that comes later may stand between two that are there', async () => {
    const database = await open(null)
    const [first, last] = [feature('b', 'create table b (id int)'), feature('c', 'create table c (id int)')]
    await migrate(database, [first, last])
    expect(await migrate(database, [first, feature('a', 'create table a (id int)'), last])).toEqual(['a-0001'])
  })

  test('a migration that fails leaves the database as it was', async () => {
    const database = await open(null)
    const broken = feature('broken', 'create table half (id int)', 'create table half (id int)')
    await expect(migrate(database, [broken])).rejects.toMatchObject({ code: '42P07' })
    const { rows } = await sql`select to_regclass('half')::text as half`.execute(database.db)
    expect(rows).toEqual([{ half: null }])
  })
})

test('features keep their order whatever their names, and two migrations of one name are refused', () => {
  const names = [...inOrder([feature('z', 'x', 'y'), feature('a', 'x')]).keys()].filter((name) => /^[za]-/.test(name))
  expect(names).toEqual(['z-0001', 'z-0002', 'a-0001'])
  expect(() => inOrder([feature('z', 'x'), feature('z', 'y')])).toThrow('z-0001')
})
