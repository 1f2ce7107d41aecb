import mammoth from 'mammoth'
import { unpack } from '../../../platform/files/open-package.js'
import { zip } from '../../../platform/files/zip.js'
import { readDocx } from './docx.js'
import { cleanParts, type How } from './mask.js'
import { readPdf } from './pdf.js'
import { NOTHING_READ, type Reading } from './reading.js'
import { readXlsx } from './xlsx.js'

/** What is asked of the process that opens files. */
export type Task = { do: 'read'; type: string } | { do: 'clean'; how: How } | { do: 'html' }
export type Answer = { reading: Reading } | { html: string } | { cleaned: true } | { trouble: true }

/** One task with one file. */
export async function perform(task: Task, bytes: Buffer): Promise<{ answer: Answer; bytes: Buffer }> {
  try {
    return await dealWith(task, bytes)
  } catch {
    return { answer: { trouble: true }, bytes: Buffer.alloc(0) }
  }
}

const unzip = (bytes: Buffer): Promise<Map<string, Buffer>> => unpack(bytes, () => true)

async function dealWith(task: Task, bytes: Buffer): Promise<{ answer: Answer; bytes: Buffer }> {
  const nothing = Buffer.alloc(0)
  switch (task.do) {
    case 'read':
      return { answer: { reading: await read(task.type, bytes) }, bytes: nothing }
    case 'html':
      // Unpacked under limits first: mammoth has none of its own.
      await unzip(bytes)
      return { answer: { html: (await mammoth.convertToHtml({ buffer: bytes }, MAMMOTH)).value }, bytes: nothing }
    case 'clean':
      return { answer: { cleaned: true }, bytes: await zip(cleanParts(await unzip(bytes), task.how)) }
  }
}

/** Pictures are uploaded one by one, with words for who cannot see them. */
const MAMMOTH = { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), includeEmbeddedStyleMap: false }

async function read(type: string, bytes: Buffer): Promise<Reading> {
  if (type.endsWith('wordprocessingml.document')) return readDocx(await unzip(bytes))
  if (type.endsWith('spreadsheetml.sheet')) return readXlsx(await unzip(bytes))
  if (type === 'application/pdf') return readPdf(bytes)
  if (type.startsWith('image/')) return { kind: 'picture', parts: [], wordless: true, unreadable: false }
  return NOTHING_READ
}
