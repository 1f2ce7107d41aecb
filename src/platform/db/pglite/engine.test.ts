import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { emptySnapshotPath } from '../../../testing/database.js'
import { databaseOn } from '../facade.js'
import { openDatabase } from '../open.js'
import { pgliteEngine } from './engine.js'
import { openThread, type Session } from './thread.js'

const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-engine-'))
const folder = join(dataDir, 'database')
mkdirSync(folder)
execFileSync('tar', ['-xf', await emptySnapshotPath(), '-C', folder], { stdio: 'ignore' })

afterAll(() => rmSync(dataDir, { recursive: true }))

test('a thread that died is replaced, and what was committed and who listens are still there', async () => {
  let thread: Session | undefined
  const engine = await pgliteEngine(async (heard, died) => {
    thread = await openThread(folder, heard, died)
    return thread
  })
  const database = databaseOn(engine)
  const heard: string[] = []
  await database.listen('c', (payload) => heard.push(payload))
  await database.execScript('create table thing (id int); insert into thing values (1)')
  const cut = database.transaction(async (tx) => {
    await sql`insert into thing values (2)`.execute(tx)
    await thread?.abandon()
    await sql`insert into thing values (3)`.execute(tx)
  })
  await expect(cut).rejects.toThrow('database thread')
  const { rows } = await sql`select id from thing`.execute(database.db)
  expect(rows).toEqual([{ id: 1 }])
  await database.transaction((tx) => database.notify(tx, 'c', '甲'))
  await expect.poll(() => heard).toEqual(['甲'])
  await database.close()
  await database.close()
  await expect(sql`select 1`.execute(database.db)).rejects.toThrow('destroyed')
})

test('a second opening of the folder is refused while the first is open, and finds everything after it', async () => {
  const config = { dataDir, databaseUrl: null, databasePool: 2 }
  const first = await openDatabase(config)
  await expect(openDatabase(config)).rejects.toMatchObject({ word: 'unavailable', details: { code: 'folder-in-use' } })
  await first.close()
  const second = await openDatabase(config)
  expect((await sql`select id from thing`.execute(second.db)).rows).toEqual([{ id: 1 }])
  await second.close()
})

test('a first start that was killed half-way is begun anew', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'gongkai-fresh-'))
  mkdirSync(join(fresh, 'database.making'))
  writeFileSync(join(fresh, 'database.making', 'PG_VERSION'), '18')
  const database = await openDatabase({ dataDir: fresh, databaseUrl: null, databasePool: 2 })
  expect(await database.answers(5_000)).toBe(true)
  await database.close()
  rmSync(fresh, { recursive: true })
})
