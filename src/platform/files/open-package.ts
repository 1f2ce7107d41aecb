import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Fault } from '../errors/errors.js'

/** A Word or Excel file has some dozens of parts. */
const MAX_ENTRIES = 2000
/** One part of XML; the text of a long report has about 2 MB. */
const MAX_PART = 24 * 1024 * 1024
const MAX_TOTAL = 64 * 1024 * 1024
/** XML shrinks to a tenth, seldom to a fiftieth. Small parts may shrink more. */
const MAX_RATIO = 200
const RATIO_FREE = 1024 * 1024

/** Why a package cannot be opened, and what to do about it. */
export const PACKAGE_SENTENCES = {
  encrypted: '这个文件加了密码，请去掉密码另存后再试。',
  'zip-bomb': '这个文件解压后大得不正常，已停止读取，请用 Word、Excel 或 WPS 打开并重新另存后再试。',
  damaged: '这个文件已损坏或者不完整，请重新下载，或者用原来的软件打开并另存后再试。',
} as const

const refusal = (code: keyof typeof PACKAGE_SENTENCES): Fault => new Fault('invalid', PACKAGE_SENTENCES[code], { code })

/** The text of a part by its name, or null when the package has none. */
export type Package = (name: string) => string | null

/**
 * The parts of an Office Open XML package whose names `wanted` accepts, decompressed under hard limits.
 * Throws Fault `invalid` with `damaged`, `encrypted` or `zip-bomb`.
 */
export async function openPackage(bytes: Buffer, wanted: (name: string) => boolean): Promise<Package> {
  const parts = await unpack(bytes, wanted)
  const texts = new Map([...parts].map(([name, part]) => [name, xmlText(part)]))
  return (name) => texts.get(name.replace(/^\//, '')) ?? null
}

/** The same parts as bytes, in the archive's order. */
export async function unpack(bytes: Buffer, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  try {
    return await readParts(await openZip(bytes), wanted)
  } catch (error) {
    throw error instanceof Fault ? error : refusal('damaged')
  }
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true, strictFileNames: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function readParts(zip: ZipFile, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  let total = 0
  return new Promise((resolve, reject) => {
    if (zip.entryCount > MAX_ENTRIES) return reject(refusal('zip-bomb'))
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) return zip.readEntry()
      readPart(zip, entry).then((part) => {
        total += part.length
        if (total > MAX_TOTAL) return reject(refusal('zip-bomb'))
        parts.set(entry.fileName, part)
        zip.readEntry()
      }, reject)
    })
    zip.readEntry()
  })
}

/** A part's bytes, counted as they come: what the archive says of its own sizes is not believed. */
export function readPart(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const limit = Math.min(MAX_PART, Math.max(RATIO_FREE, entry.compressedSize * MAX_RATIO))
  return new Promise((resolve, reject) => {
    if (entry.uncompressedSize > limit) return reject(refusal('zip-bomb'))
    if (entry.generalPurposeBitFlag & 1) return reject(refusal('encrypted'))
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > limit) {
          stream.destroy()
          reject(refusal('zip-bomb'))
        }
      })
      stream.on('error', reject)
      stream.on('end', () => {
        const part = Buffer.concat(chunks)
        if (crc32(part) === entry.crc32) resolve(part)
        else reject(refusal('damaged'))
      })
    })
  })
}

function xmlText(part: Buffer): string {
  const utf16 = part[0] === 0xff || part[0] === 0xfe
  return new TextDecoder(utf16 ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(part)
}
