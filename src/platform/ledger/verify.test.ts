import { beforeAll, beforeEach, expect, test } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import { fixedClock } from '../clock.js'
import type { Database } from '../db/database.js'
import { entryHash } from './canonical.js'
import { append, isProof, proveEntry, sealLedger, verify } from './ledger.js'
import { entryOfRow } from './read.js'

const clock = fixedClock('2022-01-28T02:00:00Z')
const TABLES = ['ledger_entry', 'ledger_chain', 'ledger_seal', 'ledger_seal_part']

describeEngines('verify', (open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
    for (let n = 1; n <= 8; n += 1) {
      for (const chain of ['甲', 'b']) {
        const entry = {
          chain,
          stream: `s-${chain}-${n % 3}`,
          type: 'Noted',
          data: { n },
          actor: { kind: 'system', job: 'test' },
          article: null,
        } as const
        await database.transaction((tx) => append(tx, entry, clock))
      }
      if (n === 4) await sealLedger(database, clock)
    }
    await sealLedger(database, clock)
    for (const table of TABLES) await database.execScript(`create table kept_${table} as table ${table}`)
  })

  beforeEach(() =>
    tamper(
      TABLES.toReversed()
        .map((table) => `delete from ${table}`)
        .join(';') + TABLES.map((t) => `; insert into ${t} table kept_${t}`).join(''),
    ),
  )

  /** As somebody with all rights over the database would. */
  const tamper = (script: string) => {
    const switched = (how: string) => TABLES.map((table) => `alter table ${table} ${how} trigger user;`).join('')
    return database.execScript(`${switched('disable')} ${script}; ${switched('enable')}`)
  }
  const first = async () => {
    const { faults } = await verify(database.db)
    return faults.filter((fault) => fault.fault !== 'seal-changed').map(({ fault, chain, seq }) => [fault, chain, seq])
  }
  const rehash = async (chain: string, seq: number) => {
    const row = await database.db
      .selectFrom('ledger_entry')
      .selectAll()
      .where('chain', '=', chain)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    await tamper(`update ledger_entry set hash = '${entryHash(entryOfRow(row))}' where chain = '${chain}' and seq = ${seq}`)
  }

  test('what nobody touched is sound', async () => {
    expect(await verify(database.db)).toMatchObject({
      ok: true,
      chains: 2,
      entries: 16,
      seals: 2,
      lastSeal: { no: 2, entries: 8 },
      faults: [],
    })
  })

  test.each([
    'data = \'{"n": 5, "x": 1}\'',
    `actor_name = 'X'`,
    `at = at + interval '1 ms'`,
    'version = 99',
    `article = ''`,
    `stream = 'x'`,
  ])('a changed entry: %s', async (change) => {
    await tamper(`update ledger_entry set ${change} where chain = '甲' and seq = 5`)
    expect(await first()).toEqual([['changed', '甲', 5]])
  })

  test('a changed entry whose hash was computed anew', async () => {
    await tamper(`update ledger_entry set data = '{}' where chain = 'b' and seq = 5`)
    await rehash('b', 5)
    expect(await first()).toEqual([['changed', 'b', 5]])
  })

  test('a removed entry, first, in the middle, last, and with the rest moved up', async () => {
    await tamper(`delete from ledger_entry where chain = 'b' and seq = 1`)
    expect(await first()).toEqual([['removed', 'b', 1]])
    await tamper(`delete from ledger_entry where chain = '甲' and seq in (3, 4)`)
    expect(await first()).toEqual([
      ['removed', 'b', 1],
      ['removed', '甲', 3],
    ])
    await tamper(`update ledger_entry set seq = seq - 2 where chain = '甲' and seq > 4; update ledger_chain set seq = 6 where chain = '甲'`)
    expect(await first()).toEqual([
      ['removed', 'b', 1],
      ['removed', '甲', 3],
    ])
  })

  test('the last entry removed', async () => {
    await tamper(`delete from ledger_entry where chain = 'b' and seq = 8`)
    expect(await first()).toEqual([['removed', 'b', 8]])
  })

  test('an inserted entry, with the rest moved down, and one beyond the head', async () => {
    const copy = (seq: number) =>
      `insert into ledger_entry select chain, ${seq}, 'forged', 1, type, data, actor, actor_name, article, at, previous_hash, hash
       from ledger_entry where chain = 'b' and seq = ${Math.min(seq, 8)} limit 1`
    await tamper(copy(9))
    await rehash('b', 9)
    expect(await first()).toEqual([['inserted', 'b', 9]])
    await tamper(`update ledger_entry set previous_hash = (select hash from ledger_chain where chain = 'b') where stream = 'forged'`)
    await rehash('b', 9)
    expect(await first()).toEqual([['inserted', 'b', 9]])
    await tamper(`delete from ledger_entry where stream = 'forged'; update ledger_entry set seq = seq + 100 where chain = 'b' and seq >= 4;
      update ledger_entry set seq = seq - 99 where chain = 'b' and seq >= 100; update ledger_chain set seq = 9 where chain = 'b'`)
    await tamper(copy(4).replace('seq = 4', 'seq = 5'))
    await rehash('b', 4)
    expect(await first()).toEqual([['inserted', 'b', 4]])
  })

  test('two entries in each other’s place', async () => {
    await tamper(`update ledger_entry set seq = seq + 100 where chain = 'b' and seq in (3, 5);
      update ledger_entry set seq = 5 where chain = 'b' and seq = 103; update ledger_entry set seq = 3 where chain = 'b' and seq = 105`)
    expect(await first()).toEqual([['reordered', 'b', 3]])
  })

  test('a changed head, and a removed one', async () => {
    await tamper(`update ledger_chain set hash = '0' where chain = 'b'; delete from ledger_chain where chain = '甲'`)
    expect(await first()).toEqual([
      ['head-changed', 'b', 8],
      ['head-changed', '甲', 8],
    ])
  })

  test('a whole chain written anew is sound in itself and betrayed by its seal', async () => {
    await tamper(`delete from ledger_entry where chain = 'b' and seq = 8;
      update ledger_chain set seq = 7, hash = (select hash from ledger_entry where chain = 'b' and seq = 7) where chain = 'b'`)
    expect((await verify(database.db)).faults).toMatchObject([{ fault: 'seal-changed', chain: 'b', seq: 5 }])
  })

  test('a changed or removed seal', async () => {
    await tamper("update ledger_seal set at = at + interval '1 day' where no = 2")
    expect((await verify(database.db)).faults).toMatchObject([{ fault: 'seal-changed' }])
    await tamper('delete from ledger_seal_part where no = 1; delete from ledger_seal where no = 1')
    expect((await verify(database.db)).faults).toMatchObject([{ fault: 'seal-changed' }])
  })

  test('an entry is proved to stand under its seal, and nothing else is', async () => {
    for (const [chain, seq] of [
      ['甲', 1],
      ['甲', 8],
      ['b', 4],
    ] as const) {
      const proof = await proveEntry(database.db, chain, seq)
      if (!proof) throw new Error('no proof')
      expect(isProof(proof)).toBe(true)
      expect(isProof({ ...proof, entry: { ...proof.entry, data: { n: 0 } } })).toBe(false)
      expect(isProof({ ...proof, index: proof.index + 1 })).toBe(false)
      expect(isProof({ ...proof, path: proof.path.slice(1) })).toBe(false)
      expect(isProof({ ...proof, seal: { ...proof.seal, at: new Date(0) } })).toBe(false)
    }
    expect(await proveEntry(database.db, 'b', 9)).toBeNull()
  })
})
