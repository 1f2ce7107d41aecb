import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.js'
import { fixedClock } from '../clock.js'
import { append, proveEntry, sealLedger } from './ledger.js'
import { readProof } from './proof-file.js'

const clock = fixedClock('2022-01-28T02:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'gongkai-proof-'))
const file = join(folder, 'proof.json')

afterAll(() => rmSync(folder, { recursive: true }))

test('a proof that went through a file still holds, a changed one does not, and anything else is refused', async () => {
  const database = await testDatabase()
  const entry = {
    chain: 'ledu',
    stream: 's',
    type: 'Noted',
    data: { n: 1, 名: '甲' },
    actor: { kind: 'system', job: 'x' },
    article: null,
  } as const
  await database.transaction((tx) => append(tx, entry, clock))
  expect(await proveEntry(database.db, 'ledu', 1)).toBeNull()
  await sealLedger(database, clock)
  const text = JSON.stringify(await proveEntry(database.db, 'ledu', 1))
  await database.close()
  writeFileSync(file, text)
  expect(readProof(file)).toMatchObject({ holds: true, proof: { entry: { chain: 'ledu', seq: 1 }, seal: { no: 1 } } })
  writeFileSync(file, text.replace('甲', '乙'))
  expect(readProof(file)).toMatchObject({ holds: false })
  writeFileSync(file, '{}')
  expect(() => readProof(file)).toThrow('不是台账证明')
})
