import { IMPORT_OUTCOMES } from '../../../api/importing.js'
import type { Db } from '../../platform/db/database.js'
import { csvLine } from '../../platform/http/csv.js'
import { Download } from '../../platform/http/mount.js'
import { type ListingColumn, listingWorkbook, MOST_ROWS } from '../../platform/sheets/listing.js'
import { addressOf } from '../publishing/index.js'
import { listRows } from './store/rows.js'
import type { ItemRow, RunRow } from './store/tables.js'

const COLUMNS: ListingColumn<ItemRow>[] = [
  ['序号', 8, (row) => String(row.n)],
  ['来源', 50, (row) => row.place],
  ['标题', 50, (row) => row.title],
  ['试运行结果', 12, (row) => (row.tried ? IMPORT_OUTCOMES[row.tried] : '')],
  ['试运行说明', 50, (row) => row.tried_reason],
  ['导入结果', 12, (row) => (row.taken ? IMPORT_OUTCOMES[row.taken] : '')],
  ['导入说明', 50, (row) => row.reason],
  ['新地址', 24, (row) => (row.document_id ? addressOf(row.document_id) : '')],
]
const CHUNK = 5_000

/** What became of each page, and why. A workbook holds the first 10,000; CSV holds all. */
export async function importReport(db: Db, run: RunRow, format: 'xlsx' | 'csv'): Promise<Download> {
  const name = `导入报告-${run.name.replace(/[/\\]/g, '_').slice(0, 80)}.${format}`
  const rows = await allRows(db, run.id, format === 'xlsx' ? MOST_ROWS : Number.POSITIVE_INFINITY)
  if (format === 'csv') {
    const lines = [csvLine(COLUMNS.map(([head]) => head)), ...rows.map((row) => csvLine(COLUMNS.map(([, , text]) => text(row))))]
    return new Download(Buffer.from(`\ufeff${lines.join('')}`), 'text/csv; charset=utf-8', name)
  }
  const about = `从旧网站导入：${run.name}，${run.started_name}，${run.started_at.toISOString().slice(0, 10)}`
  const bytes = await listingWorkbook({ sheet: '导入报告', about, columns: COLUMNS }, rows)
  return new Download(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name)
}

async function allRows(db: Db, runId: string, most: number): Promise<ItemRow[]> {
  const rows: ItemRow[] = []
  for (;;) {
    const limit = Math.min(CHUNK, most - rows.length)
    const page = limit > 0 ? await listRows(db, runId, { after: rows.at(-1)?.n ?? 0, limit, step: 'taken' }) : []
    rows.push(...page)
    if (page.length < limit || limit <= 0) return rows
  }
}
