import type { ColumnType, Insertable, Selectable } from 'kysely'
import type { Certificate, Marks } from '../../../../api/request-releases.js'
import { sealerOf } from '../../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { FileKind } from '../../../platform/redaction/engine/kind.js'
import type { Ctx } from '../handle.js'
import { parseId, type RequestId } from '../id.js'

interface ReleaseTable {
  organ_id: string
  request_id: string
  n: number
  version: number
  status: 'draft' | 'made' | 'confirmed'
  kind: FileKind
  pages: number
  original_file: string
  /** What pages are drawn from: the original, or for Word and Excel the pages set from it. */
  pages_file: string
  /** The text of the pages with its places, sealed. */
  text_file: string
  result_file: string | null
  certificate: ColumnType<Certificate | null, string | null, string | null>
  /** Name, title and marks. */
  sealed: string
  by_user: string
  by_name: string
  at: Date
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    request_release: ReleaseTable
  }
}

export type ReleaseRow = Selectable<ReleaseTable>

/** What of a release nobody may read in the database. */
export interface Secret {
  name: string
  title: string
  marks: Marks
}

/** The files of a case in the order in which they came. */
export function releaseRows(db: Db | Tx, id: RequestId): Promise<ReleaseRow[]> {
  return db
    .selectFrom('request_release')
    .selectAll()
    .where('organ_id', '=', parseId(id).organId)
    .where('request_id', '=', id)
    .orderBy('n')
    .execute()
}

/** One of them. Fault `not-found`. */
export async function releaseRow(db: Db | Tx, id: RequestId, n: number): Promise<ReleaseRow> {
  const row = await at(db, id, n).executeTakeFirst()
  return row ?? missing()
}

/** The same, held for writing. Fault `conflict` when it is not as the caller saw it. */
export async function holdRelease(tx: Tx, id: RequestId, n: number, seen: number): Promise<ReleaseRow> {
  const row = (await at(tx, id, n).forUpdate().executeTakeFirst()) ?? missing()
  if (row.version !== seen)
    throw new Fault('conflict', '您打开以后，有人已经办理过这个文件。请刷新看过以后再办理。', { code: 'changed-meanwhile' })
  return row
}

export async function addRelease(tx: Tx, row: ReleaseRow): Promise<void> {
  await tx.insertInto('request_release').values(forDatabase(row)).execute()
}

/** Writes what changed and counts the version up. */
export async function changeRelease(tx: Tx, row: ReleaseRow, change: Partial<ReleaseRow>): Promise<ReleaseRow> {
  const changed = { ...row, ...change, version: row.version + 1 }
  await tx
    .updateTable('request_release')
    .set(forDatabase(changed))
    .where('organ_id', '=', row.organ_id)
    .where('request_id', '=', row.request_id)
    .where('n', '=', row.n)
    .execute()
  return changed
}

export async function removeRelease(tx: Tx, row: ReleaseRow): Promise<void> {
  await tx
    .deleteFrom('request_release')
    .where('organ_id', '=', row.organ_id)
    .where('request_id', '=', row.request_id)
    .where('n', '=', row.n)
    .execute()
}

export function sealSecret({ platform }: Pick<Ctx, 'platform'>, id: RequestId, n: number, secret: Secret): string {
  return sealerOf(platform.config).seal(JSON.stringify(secret), aboutOf(id, n))
}

export function openSecret({ platform }: { platform: Pick<Ctx['platform'], 'config'> }, row: ReleaseRow): Secret {
  return JSON.parse(sealerOf(platform.config).open(row.sealed, aboutOf(row.request_id, row.n))) as Secret
}

const at = (db: Db | Tx, id: RequestId, n: number) =>
  db.selectFrom('request_release').selectAll().where('organ_id', '=', parseId(id).organId).where('request_id', '=', id).where('n', '=', n)

/** JSON goes in as text. */
function forDatabase(row: ReleaseRow): Insertable<ReleaseTable> {
  return { ...row, certificate: row.certificate && JSON.stringify(row.certificate) }
}

const aboutOf = (id: RequestId, n: number): string => `request-release:${id}:${n}`

function missing(): never {
  throw new Fault('not-found', '没有这个文件，可能已经移除。')
}
