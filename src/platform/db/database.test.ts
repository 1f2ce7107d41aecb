import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import type { Database } from './database.js'
import { isUniqueViolation, retrying } from './sql-error.js'

describeEngines('database', (open, engine) => {
  let database: Database

  beforeAll(async () => {
    database = await open(null)
    await database.execScript('create table thing (id int primary key, n int not null); create table other (id int)')
  })

  const one = async (text: string) => (await sql.raw<{ value: unknown }>(`select ${text} as value`).execute(database.db)).rows[0]?.value

  test.each([
    ["'2021-09-10'::date", '2021-09-10'],
    ["array['2021-09-10'::date]", ['2021-09-10']],
    ['9007199254740991::int8', 9_007_199_254_740_991],
    ['count(*)', 1],
    ['sum(1.5)', 1.5],
    ['array[1, 2]::int8[]', [1, 2]],
    ["'2021-09-10 08:00:00.123+08'::timestamptz", new Date('2021-09-10T00:00:00.123Z')],
    [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
    ["'null'::jsonb", null],
    ['true', true],
    ["array['甲', null, 'a\"b\\c']", ['甲', null, 'a"b\\c']],
    ["('2021-09-10T17:00:00Z'::timestamptz)::date", '2021-09-11'],
    ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ])('reads %s the same on every engine', async (text, value) => {
    expect(await one(text)).toEqual(value)
  })

  test('writes values the same on every engine', async () => {
    const at = new Date('2021-09-10T00:00:00.123Z')
    const values = { day: '2021-09-10', at, data: { a: ['甲'] }, list: ['a"b\\c', 'NULL', ''], bytes: Buffer.from([0, 255]), yes: true }
    const { rows } = await sql`
      select ${values.day}::date as day, ${at}::timestamptz as at, ${values.data}::jsonb as data, ${values.list}::text[] as list,
        ${values.bytes}::bytea as bytes, ${true}::boolean as yes`.execute(database.db)
    expect(rows).toEqual([values])
  })

  test('a throw rolls the transaction back', async () => {
    const failing = database.transaction(async (tx) => {
      await sql`insert into thing values (1, 1)`.execute(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await one('(select count(*) from thing)')).toBe(0)
  })

  test('nothing of another comes between the statements of a transaction', async () => {
    await sql`insert into thing values (2, 0)`.execute(database.db)
    const add = () =>
      database.transaction(async (tx) => {
        const { rows } = await sql<{ n: number }>`select n from thing where id = 2 for update`.execute(tx)
        await new Promise((resolve) => setTimeout(resolve, 1))
        await sql`update thing set n = ${(rows[0]?.n ?? 0) + 1} where id = 2`.execute(tx)
      })
    const reading = Array.from({ length: 20 }, () => one('(select n from thing where id = 2)'))
    await Promise.all([...Array.from({ length: 20 }, add), ...reading])
    expect(await one('(select n from thing where id = 2)')).toBe(20)
  })

  test('errors keep their SQLSTATE and leave the connection usable', async () => {
    await sql`insert into thing values (3, 0)`.execute(database.db)
    const error: unknown = await sql`insert into thing values (${3}, 0)`.execute(database.db).catch((reason: unknown) => reason)
    expect(isUniqueViolation(error, 'thing_pkey')).toBe(true)
    expect(await one('4')).toBe(4)
  })

  test('a statement on db inside a transaction is refused instead of waiting for itself', async () => {
    await expect(database.transaction(() => one('1'))).rejects.toThrow('hand tx')
  })

  test('what cannot be serialized is run again', async () => {
    await sql`insert into thing values (5, 0)`.execute(database.db)
    const add = () =>
      retrying(
        () =>
          database.db
            .transaction()
            .setIsolationLevel('serializable')
            .execute(async (tx) => {
              await sql`select sum(n) from thing`.execute(tx)
              await sql`update thing set n = n + 1 where id = 5`.execute(tx)
            }),
        50,
      )
    await Promise.all(Array.from({ length: 5 }, add))
    expect(await one('(select n from thing where id = 5)')).toBe(5)
  })

  test('tells who listens, after commit and not after rollback', async () => {
    const heard: string[] = []
    const stop = await database.listen('Test Channel', (payload) => heard.push(payload))
    await database.transaction((tx) => database.notify(tx, 'Test Channel', '甲'))
    await database
      .transaction(async (tx) => {
        await database.notify(tx, 'Test Channel', '乙')
        throw new Error('no')
      })
      .catch(() => undefined)
    await expect.poll(() => heard).toEqual(['甲'])
    await stop()
    await database.transaction((tx) => database.notify(tx, 'Test Channel', '丙'))
    expect(await database.answers(1_000)).toBe(true)
    expect(heard).toEqual(['甲'])
  })

  test('answers while a transaction is open', async () => {
    await database.transaction(async (tx) => {
      await sql`select 1`.execute(tx)
      expect(await database.answers(5_000)).toBe(true)
    })
  })

  test('is of the engine that was asked for', () => {
    expect(database.engine).toBe(engine)
  })
})
