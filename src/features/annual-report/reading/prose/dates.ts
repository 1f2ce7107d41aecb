import { type Day, parseDay } from '../../../../../law/day.js'

const DATE =
  /(20\d{2}|二[〇○零O0]{1}[〇○零一二三四五六七八九O0]{2})\s*[年.\-/]\s*([\d一二三四五六七八九十]{1,3})\s*[月.\-/]\s*([\d一二三四五六七八九十]{1,3})\s*日?/

/** The day that a text writes, and where in it; null when it writes none that exists. */
export function dayIn(text: string): { day: Day; at: number; length: number } | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, date] = [yearOf(match[1] ?? ''), chineseNumber(match[2] ?? ''), chineseNumber(match[3] ?? '')]
  const day = parseDay(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
  return day && { day, at: match.index, length: match[0].length }
}

/** 2021 of 2021, 二〇二一 or 二○二一. */
export function yearOf(text: string): number {
  return Number([...text].map((char) => digitOf(char)).join(''))
}

/** 12 of 12 or 十二. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text]
  const ten = text.includes('十') ? (tens ? digitOf(tens) : '1') : '0'
  return Number(ten) * 10 + (ones ? Number(digitOf(ones)) : 0)
}

function digitOf(char: string): string {
  if (/\d/.test(char)) return char
  const value = '〇一二三四五六七八九'.indexOf(char)
  return value >= 0 ? String(value) : '0'
}
