import { type CatalogueImport, catalogueFieldSchema } from '../../../../api/catalogue.js'
import { NATIONAL_FIELDS } from '../../../../law/publishing/catalogue.js'
import { Refused } from '../../../platform/errors/errors.js'
import { kindOf } from '../../../platform/files/kinds.js'
import { type Act, MOST_ROWS, record, titleOf } from '../change.js'
import { fieldsOf, lockField, rowsOf, type Which, WORKING, writeRows } from '../store.js'
import { MEANINGS, mapSheet } from './mapping.js'
import { planImport } from './plan.js'
import { type ReadSheet, readItems } from './read.js'
import { readSheets, type Sheet } from './sheet.js'

export interface Asked {
  organId: string
  /** '' when each sheet is called as its field. */
  field: string
  apply: boolean
  absent: 'keep' | 'remove'
}

type SheetReport = CatalogueImport['sheets'][number]

/**
 * Reads a workbook, a sheet a 领域. Tells what it would do, and with `apply` does it in one transaction; a row that is refused keeps none of the
 * others out. Refuses catalogue-file, catalogue-full.
 */
export async function importWorkbook(act: Act, asked: Asked, file: Buffer): Promise<CatalogueImport> {
  if ((await kindOf(file)).ending !== 'xlsx') throw new Refused('catalogue-file')
  const sheets = await readSheets(file)
  if (!sheets || sheets.length === 0) throw new Refused('catalogue-file')
  const known = (await fieldsOf(act.platform.database.db, asked.organId)).map(({ field }) => field)
  const reports = await act.platform.database.transaction(async (tx) => {
    const made: SheetReport[] = []
    for (const sheet of sheets) {
      const field = asked.field !== '' && sheets.length === 1 ? asked.field : fieldOf(sheet, known)
      const mapped = mapSheet(sheet)
      const mapping = (mapped?.columns ?? []).map(({ column, head, meaning }) => ({ column, head, meaning: meaning && MEANINGS[meaning] }))
      const nothing = { sheet: sheet.name, field, mapping, added: 0, changed: 0, same: 0, absent: [], refused: [] }
      if (!mapped) made.push({ ...nothing, sentence: '没有找到表头：要有“一级事项”“二级事项”“公开内容”三列。这张表没有导入。' })
      else if (field === null) made.push({ ...nothing, sentence: '不知道是哪个领域：请把工作表改名为领域名称，例如“社会救助”。' })
      else made.push({ ...nothing, ...(await importSheet(act, tx, { ...asked, field }, readItems(sheet, mapped))) })
    }
    return made
  })
  return { sheets: reports, applied: asked.apply }
}

type Tx = Parameters<typeof lockField>[0]

async function importSheet(act: Act, tx: Tx, asked: Asked, { rows, refused }: ReadSheet) {
  const which: Which = { organId: asked.organId, field: asked.field }
  if (asked.apply) await lockField(tx, which)
  const items = rows.map(({ item }) => item)
  const plan = planImport(await rowsOf(tx, which, WORKING), items, asked.absent)
  if (plan.next.length > MOST_ROWS) throw new Refused('catalogue-full')
  const { added, changed, same } = plan
  const removed = asked.absent === 'remove' ? plan.absent.length : 0
  if (asked.apply && added + changed + removed > 0) {
    await writeRows(tx, which, WORKING, plan.next)
    await record(act, tx, which, 'CatalogueImported', { added, changed, removed, refused: refused.length })
  }
  const sentence = `读到 ${rows.length} 行：新增 ${added} 行，更改 ${changed} 行，相同 ${same} 行${refused.length > 0 ? `，拒收 ${refused.length} 行` : ''}。`
  return { sentence, added, changed, same, absent: plan.absent.map(({ item }) => titleOf(item)), refused }
}

/** A field that is known by the sheet's name, or stands in it or in the title above the table. */
function fieldOf({ name, rows }: Sheet, known: readonly string[]): string | null {
  const title = [...(rows.get(1)?.values() ?? [])].join('')
  const names = [...new Set([...known, ...NATIONAL_FIELDS])].sort((a, b) => b.length - a.length)
  const named = names.find((field) => name.includes(field)) ?? names.find((field) => title.includes(field))
  if (named) return named
  const own = catalogueFieldSchema.safeParse(name.replace(/^[\d.、\s]+|(领域|标准目录|目录)+$/g, ''))
  return own.success && !/^(sheet|工作表)\d*$/i.test(own.data) ? own.data : null
}
