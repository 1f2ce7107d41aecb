import type { ImportKind, ImportMapping } from '../../../api/importing.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Upload } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { columnsFor } from './columns.js'
import { emptyMapping, groupsOf, guessColumns, guessHeadings, guessRoot, guessSite } from './guess.js'
import { addressesIn, pagesAt } from './sources/addresses.js'
import { pagesIn } from './sources/pages.js'
import { readTable, rowsOf } from './sources/table.js'
import { noTree, openArchive, openFolder, type Tree } from './sources/tree.js'
import type { NewRun } from './steps.js'
import { lastMapping } from './store/runs.js'

interface Handed {
  organId: string
  kind: Exclude<ImportKind, 'folder'>
  addresses: string
}

/** Looks into what was handed in and guesses its mapping. Fault `invalid` with a sentence beside the field for what cannot be read. */
export async function handIn(platform: Platform, { organId, kind, addresses }: Handed, files: readonly Upload[]): Promise<NewRun> {
  const file = files.find((one) => one.field === 'file')
  const archive = files.find((one) => one.field === 'archive')?.bytes ?? null
  switch (kind) {
    case 'addresses': {
      const list = addressesIn(file && file.bytes.length > 0 ? file.bytes.toString('utf8') : addresses)
      const mapping = await withColumns(platform, organId, kind, emptyMapping, (at) => groupsOf(pagesAt(platform, list, at)))
      return { organId, kind, name: `${list.length} 个网址`, file: Buffer.from(list.join('\n')), archive: null, folder: null, mapping }
    }
    case 'table': {
      const { name, bytes } = mustHave(file, '请选择表格文件（.xlsx 或者 .csv）。')
      const table = await beside('file', () => readTable(name, bytes))
      const tree = archive && (await beside('archive', () => openArchive(archive)))
      await tree?.close()
      const guessed = { ...emptyMapping, headings: guessHeadings(table.headings), root: guessRoot([...(tree?.paths.keys() ?? [])]) }
      const mapping = await withColumns(platform, organId, kind, guessed, (at) => groupsOf(rowsOf(table, tree ?? noTree, at)))
      return { organId, kind, name, file: bytes, archive, folder: null, mapping }
    }
    case 'archive': {
      const { name, bytes } = mustHave(file, '请选择 zip 压缩包。')
      const tree = await beside('file', () => openArchive(bytes))
      await tree.close()
      return { organId, kind, name, file: bytes, archive: null, folder: null, mapping: await treeMapping(platform, organId, kind, tree) }
    }
  }
}

/** A folder or a zip archive on the server's own disk, as its operator names it. Fault `invalid` when there is none. */
export async function handInFolder(platform: Platform, organId: string, folder: string): Promise<NewRun> {
  const tree = await (/\.zip$/i.test(folder) ? openArchive(folder) : openFolder(folder))
  await tree.close()
  const mapping = await treeMapping(platform, organId, 'folder', tree)
  return { organId, kind: 'folder', name: folder, file: null, archive: null, folder, mapping }
}

async function treeMapping(platform: Platform, organId: string, kind: ImportKind, tree: Tree): Promise<ImportMapping> {
  const root = guessRoot([...tree.paths.keys()])
  const guessed = { ...emptyMapping, root, oldSite: guessSite(root) }
  return withColumns(platform, organId, kind, guessed, (at) => groupsOf(pagesIn(tree, at)))
}

/** The guess, with what the office said when it imported such a source before. */
async function withColumns(
  platform: Platform,
  organId: string,
  kind: ImportKind,
  guessed: ImportMapping,
  groups: (at: ImportMapping) => { from: string }[],
): Promise<ImportMapping> {
  const { db } = platform.database
  const before = await lastMapping(db, organId, kind)
  const { oldSite = '', bodyAt = '', otherwise = null, instrument = null } = before ?? {}
  const mapping = { ...guessed, oldSite: guessed.oldSite || oldSite, bodyAt, otherwise, instrument }
  return { ...mapping, columns: guessColumns(groups(mapping), await columnsFor(db, organId), before) }
}

function mustHave(file: Upload | undefined, sentence: string): Upload {
  if (!file || file.bytes.length === 0) throw new Fault('invalid', sentence, { fields: { file: sentence } })
  return file
}

/** Tells a Fault beside its field. */
async function beside<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    throw new Fault(error.word, error.text, { ...error.details, fields: { [field]: error.text } })
  }
}
