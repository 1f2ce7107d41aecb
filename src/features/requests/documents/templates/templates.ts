import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../../../platform/db/database.js'
import { readFile } from '../../../../platform/files/files.js'
import type { Platform } from '../../../../platform/platform.js'
import type { Organ } from '../../../organs/index.js'
import type { Kind } from '../kinds/kind.js'
import { defaultTemplate } from './build.js'

/** The template that an organ uses for a kind: its own, that of the nearest organ above, or the one that comes with the program (`organId` null). */
export interface Template {
  bytes: Buffer
  sha256: string
  organId: string | null
  version: number | null
}

/** The template in use. */
export async function templateFor(ctx: { platform: Pick<Platform, 'config'> }, db: Db | Tx, organ: Organ, kind: Kind): Promise<Template> {
  const row = (await templatesInUse(db, organ, kind.number))[0]
  if (!row) {
    const bytes = await defaultTemplate(kind)
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), organId: null, version: null }
  }
  const { bytes } = await readFile(ctx.platform, db, row.file_id)
  return { bytes, sha256: row.sha256, organId: row.organ_id, version: row.version }
}

/** The templates in use by the organ and those above it, the nearest first. */
export async function templatesInUse(db: Db | Tx, organ: Organ, number?: number) {
  const chain = organ.path.split('/').reverse()
  const rows = await db
    .selectFrom('document_template')
    .selectAll()
    .where('organ_id', 'in', chain)
    .where('in_use', '=', true)
    .$if(number !== undefined, (query) => query.where('kind', '=', number ?? 0))
    .execute()
  return rows.sort((a, b) => chain.indexOf(a.organ_id) - chain.indexOf(b.organ_id))
}
