import { cellName } from '../../../../law/annual-report/form.js'
import type { Db } from '../../../platform/db/database.js'
import { csvLine } from '../../../platform/http/csv.js'
import type { Site } from '../../../platform/site/site.js'
import { figuresOf } from '../store/figures.js'
import { publishedReports } from './shelf.js'

const HEAD = ['单位编号', '单位', '年度', '单元格', '名称', '数值', '版本', '公布日期', '资料来源']

/** Every cell of every published report of a site, one a row. UTF-8 with a mark at its head, so that office programs read it as such. */
export async function allRowsCsv(db: Db, site: Site): Promise<Buffer> {
  const lines = [csvLine(HEAD)]
  for (const { organ, row } of await publishedReports(db, site)) {
    for (const { path, value } of await figuresOf(db, { organId: organ.id, year: row.year })) {
      const name = cellName(path, row.layout)
      lines.push(csvLine([organ.id, organ.name, row.year, path, name, value, row.published_number, row.published_on, row.source]))
    }
  }
  return Buffer.from(`\uFEFF${lines.join('')}`)
}
