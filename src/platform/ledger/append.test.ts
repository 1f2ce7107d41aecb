import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.js'
import { fixedClock } from '../clock.js'
import { append, entryHash, listEntries, readStream } from './ledger.js'

const clock = fixedClock('2022-01-28T02:00:00Z')
const actor = { kind: 'system', job: 'test' } as const

test('entries of a stream are read back as they were appended, chained by hash', async () => {
  const database = await testDatabase()
  const entry = {
    chain: 'ledu',
    stream: 'annual-report:ledu-2021',
    type: 'ReportStarted',
    data: { year: 2021, note: '乐都区', blank: null },
    actor,
    article: null,
  }
  const first = await database.transaction((tx) => append(tx, entry, clock))
  const second = await database.transaction((tx) => append(tx, { ...entry, type: 'ReportLocked', version: 2, article: '第五十条' }, clock))
  expect(await readStream(database.db, entry.stream)).toEqual([first, second])
  expect(second.previousHash).toBe(first.hash)
  expect(second.hash).toBe(entryHash(second))
  expect((await listEntries(database.db, {}, 1)).entries).toEqual([second])
  await database.close()
})
