import type { CellPath } from '../../../../law/annual-report/cells.js'
import type { FormBox, FormTable } from '../../../../law/annual-report/form.js'
import { printNumber } from '../making/numbers.js'
import type { Content } from '../publication/content.js'

/** What is printed in a box: its heading, its number, or nothing for a blank. */
export function printBox(box: FormBox, content: Content): string {
  return box.path === null ? box.text : printNumber(valueOf(box.path, content), box.kind ?? 'count')
}

export function valueOf(path: CellPath, content: Content): number | null {
  return content.cells[path] ?? null
}

/** A box and the place of its top left corner on the grid of its table. */
export interface PlacedBox {
  box: FormBox
  x: number
  y: number
}

/** Where every box of a table stands once the merged ones are laid out, as a browser does. */
export function placeBoxes(table: FormTable): PlacedBox[] {
  const taken = table.rows.map(() => new Array<boolean>(table.columnCount).fill(false))
  return table.rows.flatMap((row, y) => {
    let x = 0
    return row.map((box) => {
      while (taken[y]?.[x]) x++
      for (let dy = 0; dy < box.rowSpan; dy++) taken[y + dy]?.fill(true, x, x + box.colSpan)
      return { box, x, y }
    })
  })
}

/** Labels that read as sentences or as items of a list stand at the left; all else is centred. */
export function isLeft(box: FormBox): boolean {
  return box.heads === 'row' && (box.text.length > 8 || /^\d/.test(box.text))
}

/** How wide the columns of a table are, as parts of the whole: headings need more than numbers. */
export function columnParts(table: FormTable): number[] {
  if (table.key === 'table2') return [3, 2, 2, 2]
  if (table.key === 'table3') return [2, 2.6, 6.4, 2, 2, 2, 2, 2, 2, 2]
  return new Array<number>(table.columnCount).fill(1)
}

/** What is said below a report: where numbers have lost their column, and which report it was taken from. */
export function footnotes(content: Content): string[] {
  const lost = content.undetermined.map(({ values }) => `来源文档中的数字 ${values.join('、')} 已看不出属于哪一列，对应单元格留空。`)
  return [...new Set(lost), ...(content.source === null ? [] : [`资料来源：${content.source}`])]
}

/** The title broken where it is spoken: the organ, then the rest. */
export function titleLines(content: Content): string[] {
  const { title, organName } = content
  return title.startsWith(organName) && title.length > organName.length ? [organName, title.slice(organName.length).trim()] : [title]
}
