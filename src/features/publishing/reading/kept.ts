import type { Db, Tx } from '../../../platform/db/database.js'
import { filesOf, keepFile, readFile } from '../../../platform/files/files.js'
import type { Platform } from '../../../platform/platform.js'
import { NOTHING_READ, type Reading } from './reading.js'

/** The words of an attachment, read once when it came in and kept sealed beside it. */
export async function readingOf(platform: Pick<Platform, 'config'>, db: Db | Tx, file: string): Promise<Reading> {
  const [kept] = await filesOf(db, ownerOf(file))
  if (!kept) return NOTHING_READ
  return JSON.parse((await readFile(platform, db, kept.id)).bytes.toString('utf8')) as Reading
}

export async function keepReading(platform: Pick<Platform, 'config' | 'clock'>, tx: Tx, file: string, reading: Reading): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(reading))
  await keepFile(platform, tx, { owner: ownerOf(file), name: 'reading.json', type: 'application/json', bytes, sealed: true })
}

const ownerOf = (file: string): string => `reading:${file}`
