import { unpack } from '../../../platform/files/open-package.js'
import { zip } from '../../../platform/files/zip.js'
import type { How } from './mask.js'
import { NOTHING_READ, type Reading } from './reading.js'

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
      return { answer: { html: await htmlOf(bytes) }, bytes: nothing }
    case 'clean':
      return { answer: { cleaned: true }, bytes: await zip((await import('./mask.js')).cleanParts(await unzip(bytes), task.how)) }
  }
}

// Each reader is loaded where it is needed: the process lives for one file only.

async function htmlOf(bytes: Buffer): Promise<string> {
  // Unpacked under limits first: mammoth has none of its own.
  await unzip(bytes)
  const { default: mammoth } = await import('mammoth')
  // Pictures are uploaded one by one, with words for who cannot see them.
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  return (await mammoth.convertToHtml({ buffer: bytes }, { convertImage, includeEmbeddedStyleMap: false })).value
}

async function read(type: string, bytes: Buffer): Promise<Reading> {
  if (type.endsWith('wordprocessingml.document')) return (await import('./docx.js')).readDocx(await unzip(bytes))
  if (type.endsWith('spreadsheetml.sheet')) return (await import('./xlsx.js')).readXlsx(await unzip(bytes))
  if (type === 'application/pdf') return (await import('./pdf.js')).readPdf(bytes)
  if (type.startsWith('image/')) return { kind: 'picture', parts: [], wordless: true, unreadable: false }
  return NOTHING_READ
}
