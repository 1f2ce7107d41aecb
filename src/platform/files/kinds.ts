import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Fault } from '../errors/errors.js'

/** What a file is, by its bytes. */
export interface FileKind {
  type: string
  ending: string
}

const JPG: FileKind = { type: 'image/jpeg', ending: 'jpg' }
const PNG: FileKind = { type: 'image/png', ending: 'png' }
const PDF: FileKind = { type: 'application/pdf', ending: 'pdf' }
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const DOCX: FileKind = { type: `${OFFICE}wordprocessingml.document`, ending: 'docx' }
const XLSX: FileKind = { type: `${OFFICE}spreadsheetml.sheet`, ending: 'xlsx' }

/** For the `accept` of a file field. */
export const ACCEPTED = '.jpg,.jpeg,.png,.pdf,.docx,.xlsx'

/** What a package may grow to: beyond that it is a bomb. */
const MOST_ENTRIES = 2_000
const MOST_BYTES = 100 * 1024 * 1024
const MOST_PIXELS = 100_000_000

const SENTENCES = {
  empty: '文件是空的，请重新选择。',
  program: '这是程序文件，不能上传。请上传照片、PDF、Word 或者 Excel 文件。',
  markup: '文件里有网页代码，不能上传。请重新拍照，或者另存为 PDF 再上传。',
  archive: '压缩包不能上传，请把里面的文件一个一个上传。',
  old: '旧版的 .doc、.xls 文件可能带有宏，不能上传。请另存为 .docx、.xlsx 或者 PDF。',
  macros: '文件里有宏，不能上传。请另存为不带宏的 .docx、.xlsx 或者 PDF。',
  heic: '这是 HEIC 格式的照片，多数电脑打不开。请改存为 JPG 再上传。',
  hidden: '文件里还藏着另一个文件，不能上传。请用原来的软件打开，另存或者打印成 PDF 再上传。',
  script: '这个 PDF 里有会自动运行的内容，不能上传。请打印成新的 PDF 再上传。',
  bomb: '这个文件解开以后大得不正常，不能上传。请重新另存以后再试。',
  damaged: '这个文件打不开，可能已经损坏。请重新另存以后再试。',
  other: '只能上传照片（JPG、PNG）、PDF、Word（.docx）和 Excel（.xlsx）文件。',
} as const
type Reason = keyof typeof SENTENCES

/** The kind of a file that an applicant may hand in. Throws Fault `invalid` with a sentence and `bad-file-…` for all others. */
export async function kindOf(bytes: Buffer): Promise<FileKind> {
  if (bytes.length === 0) throw refusal('empty')
  const head = bytes.subarray(0, 16).toString('latin1')
  if (head.startsWith('PK')) return packageKind(bytes)
  const kind = plainKind(head)
  if (MARKUP.test(bytes.toString('latin1'))) throw refusal('markup')
  if (kind === null) throw refusal(reasonOf(head))
  if (holdsArchive(bytes) || (kind !== PDF && bytes.includes('%PDF-'))) throw refusal('hidden')
  if (kind === PDF && /\/(JavaScript|Launch|RichMedia)\b/.test(bytes.toString('latin1'))) throw refusal('script')
  if (kind === PNG && bytes.length >= 24 && bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_PIXELS) throw refusal('bomb')
  return kind
}

/** A picture or a document that is a web page as well would run as one where a program guesses. */
const MARKUP = /<(?:(?:html|script|svg|iframe|body)[\s>/]|!doctype\s|\?php)/i

/** An archive is read from its end, whatever stands before it: the end says how long the remark is that follows. */
function holdsArchive(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return at >= 0 && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length
}

function plainKind(head: string): FileKind | null {
  if (head.startsWith('\xff\xd8\xff')) return JPG
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return PNG
  return head.startsWith('%PDF-') ? PDF : null
}

function reasonOf(head: string): Reason {
  if (/^(MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe)/.test(head)) return 'program'
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'old'
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/.test(head)) return 'archive'
  return /^....ftyp(hei|hev|mif)/s.test(head) ? 'heic' : 'other'
}

/** Word and Excel files are zip packages; every part is unpacked and counted, for what an archive says of its own sizes is not believed. */
async function packageKind(bytes: Buffer): Promise<FileKind> {
  const names = await partsOf(bytes).catch((error: unknown) => {
    throw error instanceof Fault ? error : refusal('damaged')
  })
  const kind = names.has('word/document.xml') ? DOCX : names.has('xl/workbook.xml') ? XLSX : null
  if (kind === null || !names.has('[Content_Types].xml')) throw refusal('archive')
  if ([...names].some((name) => /vbaproject|\.bin$|activex/i.test(name) && !/printersettings/i.test(name))) throw refusal('macros')
  return kind
}

async function partsOf(bytes: Buffer): Promise<Set<string>> {
  const zip = await openZip(bytes)
  if (zip.entryCount > MOST_ENTRIES) throw refusal('bomb')
  const names = new Set<string>()
  let total = 0
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(names))
    zip.on('entry', (entry: Entry) => {
      names.add(entry.fileName)
      sizeOf(zip, entry, MOST_BYTES - total).then((size) => {
        total += size
        zip.readEntry()
      }, reject)
    })
    zip.readEntry()
  })
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

function sizeOf(zip: ZipFile, entry: Entry, room: number): Promise<number> {
  return new Promise((resolve, reject) => {
    if (entry.uncompressedSize > room) return reject(refusal('bomb'))
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      stream.on('error', reject)
      stream.on('end', () => resolve(size))
    })
  })
}

function refusal(reason: Reason): Fault {
  return new Fault('invalid', SENTENCES[reason], { code: `bad-file-${reason}` })
}
