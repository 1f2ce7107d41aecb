import { attribute, childAt, childrenOf, parseXml } from '../layout/markup.js'

/** How a number is shown, as far as it changes what is read: as it is, as a day, as a percentage. */
export type Shown = 'number' | 'day' | 'percent'

/** The way of showing for each style index of a workbook. */
export function shownByStyle(stylesXml: string | null): Shown[] {
  if (stylesXml === null) return []
  const sheet = childAt(parseXml(stylesXml), 'styleSheet')
  const own = new Map(
    childrenOf(childAt(sheet, 'numFmts'), 'numFmt').map((format) => [
      attribute(format, 'numFmtId') ?? '',
      attribute(format, 'formatCode') ?? '',
    ]),
  )
  return childrenOf(childAt(sheet, 'cellXfs'), 'xf').map((xf) => {
    const id = attribute(xf, 'numFmtId') ?? '0'
    return shownByCode(own.get(id) ?? BUILT_IN[id] ?? '')
  })
}

/** A stored number as text. Days are counted from the workbook's epoch; 15 digits are what Excel itself keeps. */
export function shownNumber(stored: string, shown: Shown, epoch1904: boolean): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (shown === 'day') return dayOf(value + (epoch1904 ? 1462 : 0)) ?? plain(value)
  return shown === 'percent' ? `${plain(value * 100)}%` : plain(value)
}

const BUILT_IN: Record<string, string> = { 9: '0%', 10: '0.00%' }
for (const id of [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) BUILT_IN[id] = 'yyyy-m-d'

function shownByCode(code: string): Shown {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (/[yd]|m.*d/i.test(bare) && !/[0#?]/.test(bare)) return 'day'
  return bare.includes('%') ? 'percent' : 'number'
}

/** Excel counts a 29 February 1900 that never was; no report is that old. */
function dayOf(serial: number): string | null {
  if (serial < 61 || serial > 2_958_465) return null
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}

function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? BigInt(Math.round(value)).toString() : text
}
