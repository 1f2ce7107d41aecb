import type { Source } from '../source.js'
import { formatOf, type InputFormat } from './format.js'

/**
 * What stands in a file, by its content; the name decides only what the content leaves open.
 * Throws a Fault with one sentence for a file that cannot be read. Works without limits on time and memory: for
 * files from outside use the guard.
 */
export async function openSource(bytes: Buffer, name: string): Promise<Source> {
  return READERS[formatOf(bytes, name)](bytes)
}

/** Each format's code is loaded only when a file of it comes: a text file must be read quickly. */
const READERS: Record<InputFormat, (bytes: Buffer) => Promise<Source>> = {
  txt: async (bytes) => (await import('./text/text.js')).textSource(bytes),
  html: async (bytes) => (await import('./html/html.js')).htmlSource(bytes),
  docx: async (bytes) => (await import('./docx/docx.js')).docxSource(bytes),
  xlsx: async (bytes) => (await import('./xlsx/xlsx.js')).xlsxSource(bytes),
  pdf: async (bytes) => (await import('./pdf/pdf.js')).pdfSource(bytes),
}
