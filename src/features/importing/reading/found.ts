import { Fault } from '../../../platform/errors/errors.js'

/** A page of an old site as it was read, before it becomes ours. */
export interface FoundPage {
  /** What people know it by in the report: path, row or address. */
  place: string
  /** Where it stood; empty when nothing says. */
  address: string
  title: string
  /** As it was written: `2021-09-10 10:00`. */
  date: string
  /** Old folder or column. */
  group: string
  issuer: string
  documentNo: string
  source: string
  keywords: string[]
  summary: string
  /** HTML as it came; pictures and files by the addresses that it gives them. */
  body: string
}

/** Why one page is not taken: its sentence stands in the report. */
export const notTaken = (text: string): Fault => new Fault('invalid', text, { code: 'import-not-taken' })

/** The largest page that is read. */
export const MOST_PAGE = 5 * 1024 * 1024

/** Throws what notTaken makes, for a page beyond all measure. */
export function mustBePage(bytes: Buffer): void {
  if (bytes.length === 0) throw notTaken('文件是空的。')
  if (bytes.length > MOST_PAGE) throw notTaken('网页超过 5 MB，大得不正常。')
}
