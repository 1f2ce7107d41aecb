import { type Reading, readAttached } from '../../publishing/index.js'

/** A sheet as it is seen: texts by row and by column. */
export interface Sheet {
  name: string
  rows: Map<number, Map<string, string>>
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The visible cells of a workbook, read in a process of its own; null when it cannot be opened. */
export async function readSheets(bytes: Buffer): Promise<Sheet[] | null> {
  const reading: Reading = await readAttached(XLSX, bytes)
  if (reading.unreadable || reading.kind !== 'xlsx') return null
  return reading.parts.flatMap(({ place, hidden, cells }) => {
    if (hidden || !cells) return []
    const rows: Sheet['rows'] = new Map()
    for (const { row, column, text, hidden: unseen } of cells) {
      if (unseen) continue
      const at = rows.get(row) ?? new Map<string, string>()
      rows.set(row, at.set(column, tidy(text)))
    }
    return [{ name: /“(.*)”/s.exec(place)?.[1] ?? place, rows }]
  })
}

/** Lines stay lines; other blanks are one. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
