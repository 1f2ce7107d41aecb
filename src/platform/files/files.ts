import { createHash, randomUUID } from 'node:crypto'
import { sealerOf } from '../crypto/sealer.js'
import type { Db, Tx } from '../db/database.js'
import { Fault } from '../errors/errors.js'
import type { Platform } from '../platform.js'

interface FileTable {
  id: string
  owner: string
  name: string
  type: string
  size: number
  sha256: string
  sealed_key: string | null
  kept_at: Date
}
interface PieceTable {
  file_id: string
  n: number
  bytes: Buffer
}
declare module '../db/database.js' {
  interface Schema {
    stored_file: FileTable
    stored_file_piece: PieceTable
  }
}

/** A file as it comes to be kept. */
export interface NewFile {
  /** What it belongs to: `request:haidong-2021-0001`, `document:…`. Files are listed by it. */
  owner: string
  /** The name people see, without folders. */
  name: string
  /** `application/pdf`, found from the bytes and not from what the sender says. */
  type: string
  bytes: Buffer
  /** Encrypted in the database, for whatever is not public from the start. */
  sealed: boolean
}

export interface StoredFile {
  id: string
  owner: string
  name: string
  type: string
  /** Of the content as it came. */
  size: number
  sha256: string
  sealed: boolean
  keptAt: string
}

type Keeper = Pick<Platform, 'config' | 'clock'>

const PIECE = 64 * 1024

/** Keeps a file in the caller's transaction, so that it stands or falls with the entry that names it. */
export async function keepFile(platform: Keeper, tx: Tx, file: NewFile): Promise<StoredFile> {
  const id = randomUUID()
  const { owner, name, type, bytes } = file
  const sealed = file.sealed ? sealerOf(platform.config).sealBytes(bytes, aboutOf(id)) : null
  const row: FileTable = {
    id,
    owner,
    name,
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sealed_key: sealed?.key ?? null,
    kept_at: new Date(platform.clock.now()),
  }
  await tx.insertInto('stored_file').values(row).execute()
  const body = sealed?.body ?? bytes
  for (let n = 0; n * PIECE < body.length; n++) {
    const piece = body.subarray(n * PIECE, (n + 1) * PIECE)
    await tx.insertInto('stored_file_piece').values({ file_id: id, n, bytes: piece }).execute()
  }
  return shown(row)
}

/** What is known of a file without its content, or null. */
export async function findFile(db: Db | Tx, id: string): Promise<StoredFile | null> {
  const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? shown(row) : null
}

/** The files of an owner, the oldest first. */
export async function filesOf(db: Db | Tx, owner: string): Promise<StoredFile[]> {
  const rows = await db.selectFrom('stored_file').selectAll().where('owner', '=', owner).orderBy('kept_at').orderBy('id').execute()
  return rows.map(shown)
}

/** A file with its content in the clear. Callers decide who may have it. Fault `not-found`. */
export async function readFile(platform: Pick<Platform, 'config'>, db: Db | Tx, id: string): Promise<StoredFile & { bytes: Buffer }> {
  const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', '没有这个文件，可能已经删除。')
  const pieces = await db.selectFrom('stored_file_piece').select('bytes').where('file_id', '=', id).orderBy('n').execute()
  const body = Buffer.concat(pieces.map((piece) => piece.bytes))
  const bytes = row.sealed_key === null ? body : sealerOf(platform.config).openBytes({ key: row.sealed_key, body }, aboutOf(id))
  return { ...shown(row), bytes }
}

/** Makes a file another owner's. */
export async function giveFile(tx: Tx, id: string, owner: string): Promise<void> {
  await tx.updateTable('stored_file').set({ owner }).where('id', '=', id).execute()
}

/** Takes a file out of the database for good; one that is not there is no fault. */
export async function eraseFile(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('stored_file_piece').where('file_id', '=', id).execute()
  await tx.deleteFrom('stored_file').where('id', '=', id).execute()
}

function shown(row: FileTable): StoredFile {
  const { id, owner, name, type, size, sha256, sealed_key, kept_at } = row
  return { id, owner, name, type, size, sha256, sealed: sealed_key !== null, keptAt: kept_at.toISOString() }
}

const aboutOf = (id: string): string => `file:${id}`
