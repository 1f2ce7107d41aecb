import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '../../platform/clock.js'
import { readConfig } from '../../platform/config/config.js'
import { createPlatform } from '../../platform/create.js'
import type { Database } from '../../platform/db/database.js'
import type { Upload } from '../../platform/http/mount.js'
import { createLog } from '../../platform/log/log.js'
import { testDatabase } from '../../testing/database.js'
import { accounts } from '../accounts/index.js'
import { calendar } from '../calendar/index.js'
import { organs } from '../organs/index.js'
import { attachmentsOf, keepAttachments, purgeAttachments, readAttachment } from './attachments.js'
import { requests } from './index.js'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const FEATURES = [calendar, organs, accounts, requests]

describe('the files of a case', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase(FEATURES)
  })
  afterAll(() => database.close())

  test('are kept sealed, without the names people gave them, read with an entry, and purged with the person', async () => {
    const clock = fixedClock('2021-09-10T02:00:00Z')
    const config = readConfig({ GONGKAI_DATA: '/tmp/gongkai-test/attachments' })
    const ctx = {
      platform: createPlatform(config, database, clock, createLog(config, process.stderr), FEATURES),
      actor: { kind: 'system', job: 'test' },
    } as const
    const upload = (name: string, bytes: Buffer): Upload => ({ field: 'f', name, bytes, type: 'text/html' })
    const id = 'ledu-2021-0001'
    await database.transaction(async (tx) => {
      await keepAttachments(ctx, tx, id, [upload('王小明身份证.png', PNG)], 'identity')
      await keepAttachments(ctx, tx, id, [upload('a.png', PNG)], 'material')
    })
    const kept = await attachmentsOf(database.db, id)
    expect(kept.map(({ name }) => name).sort()).toEqual(['补充材料.png', '身份证明.png'].sort())
    const pieces = await database.db.selectFrom('stored_file_piece').selectAll().execute()
    expect(pieces.some(({ bytes }) => Buffer.from(bytes).includes(PNG.subarray(8, 40)))).toBe(false)
    const identity = kept.find(({ what }) => what === 'identity')
    expect((await readAttachment(ctx, id, identity?.id ?? '')).bytes.equals(PNG)).toBe(true)
    await expect(readAttachment(ctx, 'ledu-2021-0002', identity?.id ?? '')).rejects.toMatchObject({ word: 'not-found' })
    await database.transaction((tx) => purgeAttachments(tx, id))
    expect((await attachmentsOf(database.db, id)).map(({ what }) => what)).toEqual(['material'])
    expect(await database.db.selectFrom('stored_file').select('id').execute()).toHaveLength(1)
  })
})
