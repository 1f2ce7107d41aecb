import { cellName } from '../../../../law/annual-report/form.js'
import type { Db } from '../../../platform/db/database.js'
import { figuresOf } from '../store/figures.js'
import { publishedReports } from './shelf.js'

const HEAD = ['单位编号', '单位', '年度', '单元格', '名称', '数值', '版本', '公布日期', '资料来源']

/** Every cell of every published report, one a row. UTF-8 with a mark at its head, so that office programs read it as such. */
export async function allRowsCsv(db: Db): Promise<Buffer> {
  const lines = [line(HEAD)]
  for (const { organ, row } of await publishedReports(db)) {
    for (const { path, value } of await figuresOf(db, { organId: organ.id, year: row.year })) {
      const name = cellName(path, row.layout)
      lines.push(line([organ.id, organ.name, row.year, path, name, value, row.published_number, row.published_on, row.source]))
    }
  }
  return Buffer.from(`\uFEFF${lines.join('')}`)
}

/** One row by RFC 4180. A text that a spreadsheet would run as a formula is made harmless with an apostrophe; null is empty. */
export function line(fields: readonly (string | number | null)[]): string {
  return `${fields.map(field).join(',')}\r\n`
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
