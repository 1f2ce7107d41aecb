import type { ImportMapping } from '../../../../api/importing.js'
import type { Db } from '../../../platform/db/database.js'
import { readFile } from '../../../platform/files/files.js'
import type { Platform } from '../../../platform/platform.js'
import type { RunRow } from '../store/tables.js'
import { addressesIn, pagesAt } from './addresses.js'
import { pagesIn } from './pages.js'
import type { Source } from './source.js'
import { readTable, rowsOf } from './table.js'
import { noTree, openArchive, openFolder, type Tree } from './tree.js'

/** A source, and how to let go of it. */
export interface Opened {
  source: Source
  close: () => Promise<void>
}

/** Opens what was handed in. Fault `invalid` with one sentence when it cannot be read (any more). */
export async function openSource(platform: Pick<Platform, 'config'>, db: Db, run: RunRow, mapping: ImportMapping): Promise<Opened> {
  const bytes = async (id: string | null) => (id === null ? null : (await readFile(platform, db, id)).bytes)
  const file = await bytes(run.file_id)
  switch (run.kind) {
    case 'addresses':
      return { source: pagesAt(platform, addressesIn((file ?? Buffer.alloc(0)).toString('utf8')), mapping), close: async () => {} }
    case 'table': {
      const archive = await bytes(run.archive_id)
      const tree = archive ? await openArchive(archive) : noTree
      return { source: rowsOf(await readTable(run.name, file ?? Buffer.alloc(0)), tree, mapping), close: () => tree.close() }
    }
    case 'archive':
    case 'folder': {
      const tree = await treeOf(run.folder, file)
      return { source: pagesIn(tree, mapping), close: () => tree.close() }
    }
  }
}

function treeOf(folder: string | null, file: Buffer | null): Promise<Tree> {
  if (folder === null) return openArchive(file ?? Buffer.alloc(0))
  return /\.zip$/i.test(folder) ? openArchive(folder) : openFolder(folder)
}
