import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import { systemClock } from '../clock.js'
import { readConfig } from '../config/config.js'
import { eraseFile, filesOf, findFile, keepFile, readFile } from './files.js'

const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
const platform = { config: readConfig({ GONGKAI_DATA: dataDir }), clock: systemClock }
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describeEngines('files', (open) => {
  it.each([true, false])('come back as they were kept, sealed: %s', async (sealed) => {
    const database = await open()
    for (const size of [0, 1, 65_536, 200_001]) {
      const bytes = randomBytes(size)
      const kept = await database.transaction((tx) =>
        keepFile(platform, tx, { owner: 'test:1', name: '表.xlsx', type: 'application/x', bytes, sealed }),
      )
      const read = await readFile(platform, database.db, kept.id)
      expect(read.bytes.equals(bytes)).toBe(true)
      expect(read).toMatchObject({ name: '表.xlsx', size, sealed })
      expect(await findFile(database.db, kept.id)).toEqual(kept)
    }
    expect(await filesOf(database.db, 'test:1')).toHaveLength(4)
  })

  it('does not show a sealed file in the tables, and erases', async () => {
    const database = await open()
    const bytes = Buffer.from('身份证 630102199001010011'.repeat(50))
    const { id } = await database.transaction((tx) =>
      keepFile(platform, tx, { owner: 'test:2', name: 'a.txt', type: 'text/plain', bytes, sealed: true }),
    )
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from stored_file_piece where file_id = ${id}`.execute(database.db)
    expect(Buffer.concat(rows.map((row) => row.bytes)).includes(Buffer.from('630102'))).toBe(false)
    await database.transaction((tx) => eraseFile(tx, id))
    await expect(readFile(platform, database.db, id)).rejects.toMatchObject({ word: 'not-found' })
  })

  it('goes with the transaction that keeps it', async () => {
    const database = await open()
    const kept = database.transaction(async (tx) => {
      await keepFile(platform, tx, { owner: 'test:3', name: 'a', type: 'x', bytes: Buffer.from('a'), sealed: false })
      throw new Error('no')
    })
    await expect(kept).rejects.toThrow('no')
    expect(await filesOf(database.db, 'test:3')).toEqual([])
  })
})
