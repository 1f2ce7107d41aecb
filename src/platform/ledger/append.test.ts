import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../../law/day.js'
import { describeEngines } from '../../testing/engines.js'
import { fixedClock } from '../clock.js'
import type { Database } from '../db/database.js'
import { append, appendFirsts, entryHash, listEntries, type NewEntry, readStream, verify } from './ledger.js'

const clock = fixedClock('2022-01-28T02:00:00Z')
const started: NewEntry = {
  chain: 'ledu',
  stream: 'annual-report:ledu-2021',
  type: 'ReportStarted',
  data: { year: 2021, note: '乐都区', blank: null, left: undefined, deep: { b: [1.5, -0, 1e21], a: '\u2028' } },
  actor: { kind: 'user', userId: 'u_1', name: '办公室', organId: 'ledu', roles: [] },
  article: '第五十条',
}

describeEngines('append', (open) => {
  let database: Database
  const record = (entry: Partial<NewEntry> = {}) => database.transaction((tx) => append(tx, { ...started, ...entry }, clock))

  beforeAll(async () => {
    database = await open()
  })

  test('entries of a stream are read back as they were appended, chained by hash', async () => {
    const first = await record()
    const second = await record({ type: 'ReportLocked', version: 2, actor: { kind: 'system', job: 'lock' }, article: null })
    expect(await readStream(database.db, started.stream)).toEqual([first, second])
    expect(first).toMatchObject({ seq: 1, version: 1, actor: 'user:u_1', actorName: '办公室', article: '第五十条' })
    expect(second.previousHash).toBe(first.hash)
    expect(second.hash).toBe(entryHash(second))
  })

  test('a version that is taken, or not yet due, is a conflict and leaves nothing', async () => {
    const stream = 'conflict'
    await record({ stream, version: 1 })
    await expect(record({ stream, version: 1 })).rejects.toMatchObject({ word: 'conflict' })
    await expect(record({ stream, version: 3 })).rejects.toMatchObject({ word: 'conflict' })
    expect(await readStream(database.db, stream)).toHaveLength(1)
  })

  test('of twenty at once that append the same version one wins, and without a version all follow each other', async () => {
    const race = await Promise.allSettled(Array.from({ length: 20 }, () => record({ stream: 'race', version: 1 })))
    expect(race.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    await Promise.all(Array.from({ length: 20 }, () => record({ stream: 'race' })))
    expect((await readStream(database.db, 'race')).map((entry) => entry.version)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  })

  test('chains that begin at once each have their own head', async () => {
    const entries = await Promise.all(Array.from({ length: 20 }, (_, i) => record({ chain: `chain-${i % 2}`, stream: `s-${i}` })))
    expect(entries.map((entry) => entry.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => Math.floor(i / 2) + 1))
  })

  test('several beginnings go in at once, in their order and chained; the head passes nothing that is not there', async () => {
    const { chain: _, ...entry } = started
    const many = ['m-1', 'm-2', 'm-3'].map((stream) => ({ ...entry, stream }))
    const recorded = await database.transaction((tx) => appendFirsts(tx, 'many', many, clock))
    expect(recorded.map(({ seq, version }) => [seq, version])).toEqual([1, 2, 3].map((seq) => [seq, 1]))
    expect(await readStream(database.db, 'm-2')).toEqual([recorded[1]])
    expect((await verify(database.db)).ok).toBe(true)
    await expect(database.transaction((tx) => appendFirsts(tx, 'many', many.slice(0, 1), clock))).rejects.toThrow()
    for (const change of [`seq = 5, hash = 'x'`, `seq = 3, hash = 'x'`, `seq = 2`]) {
      await expect(sql`update ledger_chain set ${sql.raw(change)} where chain = 'many'`.execute(database.db)).rejects.toThrow(
        /head of chain/,
      )
    }
  })

  test('the database itself refuses to change, remove or empty', async () => {
    const statements = [
      `update ledger_entry set type = 'X'`,
      'delete from ledger_entry',
      `delete from ledger_entry where chain = 'no such chain'`,
      'truncate ledger_entry',
      `insert into ledger_entry select * from ledger_entry on conflict (chain, seq) do update set type = 'X'`,
      'delete from ledger_chain',
      'truncate ledger_chain',
      'update ledger_chain set seq = seq + 2',
      'update ledger_chain set seq = seq - 1',
      `insert into ledger_chain values ('forged', 7, '')`,
      `set session_replication_role = replica; delete from ledger_entry`,
    ]
    for (const statement of statements) {
      await expect(database.execScript(statement)).rejects.toMatchObject({ code: '42501' })
    }
    await database.execScript('set session_replication_role = origin')
  })

  test('an actor is required', async () => {
    const blank = sql`insert into ledger_entry select chain, 99, 'x', 1, type, data, '', '', null, at, '', '' from ledger_entry limit 1`
    await expect(blank.execute(database.db)).rejects.toMatchObject({ code: '23514' })
  })

  test('what JSON cannot keep is refused in words', async () => {
    await expect(record({ data: { text: 'a\0b' } })).rejects.toMatchObject({ word: 'invalid' })
    await expect(record({ data: { text: '\ud800' } })).rejects.toMatchObject({ word: 'invalid' })
  })

  test('entries are listed newest first, by filter, page by page', async () => {
    const later = { now: () => clock.now() + 86_400_000 }
    for (let n = 1; n <= 5; n += 1) await database.transaction((tx) => append(tx, { ...started, chain: 'list', stream: 'list' }, later))
    const first = await listEntries(database.db, { chain: 'list' }, 3)
    const second = await listEntries(database.db, { chain: 'list' }, 3, first.next)
    expect([...first.entries, ...second.entries].map((entry) => entry.seq)).toEqual([5, 4, 3, 2, 1])
    expect(second.next).toBeNull()
    const onTheDay = { from: day('2022-01-29'), to: day('2022-01-29'), actor: 'user:u_1', type: 'ReportStarted' }
    expect((await listEntries(database.db, onTheDay)).entries).toHaveLength(5)
    expect((await listEntries(database.db, { ...onTheDay, to: day('2022-01-28') })).entries).toEqual([])
  })
})
