import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Report } from '../../../../../../law/annual-report/report.js'
import { readReport } from '../../read-report.js'
import type { Source } from '../../source.js'
import { formatOf } from '../format.js'
import { openSource } from '../open.js'
import { MAX_FILE_BYTES, refusal } from '../refusals.js'
import type { Reading } from './answer.js'
import { SMALL_TEXT_BYTES } from './limits.js'
import { inTurn } from './queue.js'
import { runReader, runSourceReader } from './run-reader.js'

/**
 * The report in a file, of any format and from anywhere, within 10 seconds and 500 MB.
 * Throws a Fault with one sentence that says what to do; `details.code` is one of `RefusalCode`.
 */
export async function readFileGuarded(path: string): Promise<Report> {
  return (await readWithin(await bytesOf(path), basename(path), true)).report
}

/** The report in an uploaded file; as `readFileGuarded`, and `busy` when too many files are being read. */
export async function readBytesGuarded(bytes: Buffer, name: string): Promise<Report> {
  return (await openGuarded(bytes, name)).report
}

/** The report together with what stood in the file, for showing the one beside the other; as `readBytesGuarded`. */
export async function openGuarded(bytes: Buffer, name: string): Promise<Reading> {
  return readWithin(bytes, name, false)
}

/**
 * What stands in a Word or Excel file, whatever it is about, with the same limits. Throws the same Faults but `not-a-report`; their sentences
 * speak of reports, so callers look at `details.code`.
 */
export async function sourceGuarded(bytes: Buffer, name: string): Promise<Source> {
  if (bytes.length > MAX_FILE_BYTES) throw refusal('file-too-large')
  formatOf(bytes, name)
  return inTurn(() => runSourceReader(bytes, name), false)
}

async function readWithin(bytes: Buffer, name: string, patient: boolean): Promise<Reading> {
  if (bytes.length > MAX_FILE_BYTES) throw refusal('file-too-large')
  const reading =
    formatOf(bytes, name) === 'txt' && bytes.length <= SMALL_TEXT_BYTES
      ? await readHere(bytes, name)
      : await inTurn(() => runReader(bytes, name), patient)
  if (!isAnnualReport(reading.report)) throw refusal('not-a-report')
  return reading
}

async function readHere(bytes: Buffer, name: string): Promise<Reading> {
  const source = await openSource(bytes, name)
  return { source, report: readReport(source) }
}

/** Whether anything of the statutory form was found: figures of its tables, or its title with some of its chapters. */
function isAnnualReport(report: Report): boolean {
  if (Object.keys(report.cells).length + report.undetermined.length > 0) return true
  const chapters = new Set(report.chapters.flatMap((chapter) => chapter.number ?? []))
  return chapters.size >= 3 && /政府信息公开|政务公开/.test(report.title ?? '')
}

/** A file's bytes, its kind and size looked at before it is opened. */
async function bytesOf(path: string): Promise<Buffer> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refusal(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable')
  })
  if (found.isDirectory()) throw refusal('file-is-folder')
  if (!found.isFile()) throw refusal('file-unreadable')
  if (found.size > MAX_FILE_BYTES) throw refusal('file-too-large')
  const file = await open(path).catch(() => {
    throw refusal('file-unreadable')
  })
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
