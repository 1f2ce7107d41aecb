import { openPackage } from '../../../../../platform/files/open-package.js'
import type { Source } from '../../source.js'
import { attribute, childAt, childrenOf, parseXml } from '../layout/markup.js'
import { segmentsOf } from '../layout/segments.js'
import { mainPart, relationsOf } from '../package/relations.js'
import { refusal } from '../refusals.js'
import { richText, sheetGrid, type Workbook } from './sheet.js'
import { shownByStyle } from './shown.js'

const MAX_SHEETS = 50

/**
 * An Excel file (.xlsx): its visible sheets in order, each a table, with lines for what is written across its whole
 * width. A place's line is the row's number in the sheet, its page the sheet's when there are several.
 */
export async function xlsxSource(bytes: Buffer): Promise<Source> {
  const parts = await openPackage(
    bytes,
    (name) => /^(_rels\/.rels|xl\/.*\.(xml|rels))$/.test(name) && !/\/(drawings|media|charts|theme|pivot\w*)\//.test(name),
  )
  const name = mainPart(parts, 'xl/workbook.xml')
  const text = parts(name)
  const root = text === null ? null : childAt(parseXml(text), 'workbook')
  if (!root) throw refusal('damaged')
  const related = relationsOf(parts, name)
  const part = (ending: string) => parts([...related.values()].find((target) => target.endsWith(ending)) ?? `xl/${ending}`)
  const workbook: Workbook = {
    strings: stringsOf(part('sharedStrings.xml')),
    shown: shownByStyle(part('styles.xml')),
    epoch1904: ['1', 'true'].includes(attribute(childAt(root, 'workbookPr'), 'date1904') ?? ''),
  }
  const sheets = childrenOf(childAt(root, 'sheets'), 'sheet')
    .filter((sheet) => !attribute(sheet, 'state')?.toLowerCase().endsWith('hidden'))
    .slice(0, MAX_SHEETS)
    .flatMap((sheet) => parts(related.get(attribute(sheet, 'id') ?? '') ?? '') ?? [])
  const grids = sheets.map((xml, i) => sheetGrid(xml, workbook, sheets.length > 1 ? i + 1 : undefined))
  return { format: 'xlsx', blocks: grids.flatMap(segmentsOf) }
}

function stringsOf(xml: string | null): string[] {
  return xml === null ? [] : childrenOf(childAt(parseXml(xml), 'sst'), 'si').map(richText)
}
