import { Refused } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { csvText } from './noticeTable.js'

/** The rows of a workbook's first sheet, each cell as it is shown. */
export type ReadWorkbook = (bytes: Buffer) => Promise<string[][]>

const readers = new WeakMap<Platform, ReadWorkbook>()

/** Lets notices come as .xlsx. Called once by the feature that reads Office files, which stands below this one. */
export function registerWorkbookReader(platform: Platform, read: ReadWorkbook): void {
  readers.set(platform, read)
}

/** A file's table as text, a line a row: CSV as it is, a workbook where somebody reads them. Refuses notice-not-csv otherwise. */
export async function fileTable(platform: Platform, bytes: Buffer): Promise<string> {
  if (!isZip(bytes)) return csvText(bytes)
  const read = readers.get(platform)
  if (!read) throw new Refused('notice-not-csv')
  const rows = await read(bytes)
  return rows.map((row) => row.join('\t')).join('\n')
}

function isZip(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}
