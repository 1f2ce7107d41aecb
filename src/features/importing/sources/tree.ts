import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Entry, fromBuffer, open as openFile, type ZipFile } from 'yauzl'
import { Fault } from '../../../platform/errors/errors.js'
import { readPart } from '../../../platform/files/open-package.js'
import { notTaken } from '../reading/found.js'

/** Files by their paths, `/` between; in an archive or in a folder. Nothing of it is ever written to the disk. */
export interface Tree {
  /** In order. A path with a reason is there, but not taken. */
  paths: ReadonlyMap<string, string | null>
  /** Throws a Fault with one sentence. */
  read(path: string): Promise<Buffer>
  close(): Promise<void>
}

const MOST_PATHS = 50_000
const LARGEST_FILE = 20 * 1024 * 1024

const LINK = '是符号链接，不收。'
const ODD = '路径不正常（含有 ..、盘符或者绝对路径），不收。'

export const noTree: Tree = { paths: new Map(), read: () => Promise.reject(notTaken('没有上传压缩包。')), close: async () => {} }

/** The files of a zip archive, in memory or on the server's disk. Fault `invalid` for what is none, and for one with too many files. */
export async function openArchive(archive: Buffer | string): Promise<Tree> {
  const zip = await openZip(archive)
  const entries = new Map<string, Entry>()
  const paths = new Map<string, string | null>()
  await eachEntry(zip, (entry, path) => {
    if (path.endsWith('/')) return
    entries.set(path, entry)
    paths.set(path, isLink(entry) ? LINK : isOdd(path) ? ODD : null)
  })
  return {
    paths: sorted(paths),
    read: async (path) => {
      const entry = entries.get(path)
      const reason = paths.get(path)
      if (reason) throw notTaken(reason)
      if (!entry) throw notTaken('压缩包里没有这个文件。')
      return readPart(zip, entry).catch((error: unknown) => {
        throw error instanceof Fault ? error : notTaken('压缩包里的这个文件解不开，可能已经损坏。')
      })
    },
    close: async () => zip.close(),
  }
}

/** The files of a folder on the server's disk, links left out. Fault `invalid` when there is none. */
export async function openFolder(folder: string): Promise<Tree> {
  const root = await realpath(folder).catch(() => {
    throw new Fault('invalid', `没有 ${folder} 这个文件夹，请核对路径。`)
  })
  const paths = new Map<string, string | null>()
  // One folder after another: what node offers for whole trees left files out (opendir, 20.20).
  const folders = ['']
  for (let within = folders.pop(); within !== undefined; within = folders.pop()) {
    for (const entry of await readdir(join(root, within), { withFileTypes: true })) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isSymbolicLink()) paths.set(path, LINK)
      else if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) paths.set(path, null)
    }
    if (paths.size > MOST_PATHS) throw tooMany()
  }
  return {
    paths: sorted(paths),
    read: async (path) => {
      const reason = paths.get(path)
      if (reason !== null) throw notTaken(reason ?? '文件夹里没有这个文件。')
      // A link may have come into its place, or into the folders above, since the folder was read.
      const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW)
      try {
        if (!(await realpath(join(root, path))).startsWith(root + sep)) throw notTaken(LINK)
        if ((await file.stat()).size > LARGEST_FILE) throw notTaken('文件超过 20 MB。')
        return await file.readFile()
      } finally {
        await file.close()
      }
    },
    close: async () => {},
  }
}

function openZip(archive: Buffer | string): Promise<ZipFile> {
  // Names are decoded here: archives made on Windows write them in GBK.
  const options = { lazyEntries: true, validateEntrySizes: true, decodeStrings: false, autoClose: false }
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: ZipFile) => {
      if (error) reject(new Fault('invalid', '压缩包打不开，可能已经损坏。请重新压缩为 zip 后再试。', { code: 'import-archive' }))
      else if (zip.entryCount > MOST_PATHS) reject(tooMany())
      else resolve(zip)
    }
    if (typeof archive === 'string') openFile(archive, options, opened)
    else fromBuffer(archive, options, opened)
  })
}

function eachEntry(zip: ZipFile, visit: (entry: Entry, path: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new Fault('invalid', '压缩包不完整，请重新压缩为 zip 后再试。', { code: 'import-archive' })))
    zip.on('end', () => resolve())
    zip.on('entry', (entry: Entry) => {
      visit(entry, nameOf(entry))
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  for (const charset of utf8 ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(raw).replaceAll('\\', '/')
    } catch {
      // Not that one.
    }
  }
  return raw.toString('latin1').replaceAll('\\', '/')
}

const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isOdd = (path: string): boolean => /^\/|^[a-z]:|(^|\/)\.\.(\/|$)|[\u0000-\u001f]/i.test(path) || path.length > 400

const tooMany = (): Fault => new Fault('invalid', `文件超过 ${MOST_PATHS} 个，请分成几份导入。`, { code: 'import-archive' })

const sorted = (paths: Map<string, string | null>): Map<string, string | null> => new Map([...paths].sort(([a], [b]) => (a < b ? -1 : 1)))
