import { zip } from '../platform/files/zip.js'

const OFFICE_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** Forty identity numbers of nobody, each with its right check sign. */
export const ID_NUMBERS = Array.from({ length: 40 }, (_, at) => numberOf(`1101051949123${String(at).padStart(4, '0')}`))

/** Forty rows; column D, hidden, holds the numbers. */
export async function workbookWithIdNumbers(): Promise<Buffer> {
  const strings = ['姓名', '村', '身份证号', ...ID_NUMBERS.flatMap((number, at) => [at === 0 ? '张三' : `人${at}`, '一村', number])]
  const cell = (column: string, row: number, n: number) => `<c r="${column}${row}" t="s"><v>${n}</v></c>`
  const rows = [0, ...ID_NUMBERS.map((_, at) => at + 1)].map(
    (at) => `<row r="${at + 1}">${cell('A', at + 1, at * 3)}${cell('B', at + 1, at * 3 + 1)}${cell('D', at + 1, at * 3 + 2)}</row>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${OFFICE_NS} xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${OFFICE_NS}><cols><col min="4" max="4" hidden="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${OFFICE_NS}>${strings.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`,
  }
  return zip(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)] as const))
}

/** Seventeen digits with their check sign. */
function numberOf(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return `${digits}${'10X98765432'[sum % 11]}`
}
