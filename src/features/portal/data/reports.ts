import type { Db } from '../../../platform/db/database.js'
import type { Site } from '../../../platform/site/site.js'
import { publishedReports, reportAddressOf } from '../../annual-report/index.js'
import type { DataTable, Field } from './table.js'

/** The columns of the list of annual reports. */
export const REPORT_FIELDS: readonly Field[] = [
  { name: 'organ', head: '单位', about: '编制年度报告的单位', width: 28 },
  { name: 'year', head: '年度', about: '报告所写的年度', width: 8 },
  { name: 'publishedOn', head: '公布日期', about: '年-月-日；空白表示来源文档未载明', width: 12 },
  { name: 'version', head: '版本', about: '公布的第几版', width: 8 },
  { name: 'source', head: '资料来源', about: '从哪里来；空白表示由本网站编制', width: 40 },
  { name: 'address', head: '地址', about: '后面加 .docx、.xlsx、.pdf、.json 就是各种格式的全文', width: 32 },
]

/** Every published annual report of a site (条例 art. 49). */
export async function reportTable(db: Db, site: Site): Promise<DataTable> {
  const reports = await publishedReports(db, site)
  return {
    title: '政府信息公开工作年度报告',
    fields: REPORT_FIELDS,
    rows: reports.map(({ organ, row }) => ({
      organ: organ.name,
      year: row.year,
      publishedOn: row.published_on,
      version: row.published_number,
      source: row.source,
      address: reportAddressOf({ organId: organ.id, year: row.year }),
    })),
    next: null,
  }
}
