import { yearOf } from '../../../../law/day.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Organ } from '../../organs/index.js'
import type { Held } from '../handle.js'
import { nextNumber } from '../store.js'
import { kindOf } from './kinds/kinds.js'
import { settingsOf } from './settings.js'

/** GB/T 9704: 机关代字、年份、序号 without 第 and without leading zeros; the category after it. */
export const DEFAULT_PATTERN = '{机关}公开〔{年}〕{号}号-{类别}'
export const PATTERN_PARTS = ['年', '号', '类别'] as const

/**
 * The next 文号 of a kind: without gaps for each organ, year and category, for it is given back when the transaction fails. Practice has a series of its own.
 * null for what takes no number.
 */
export async function takeNumber(held: Pick<Held, 'tx' | 'now' | 'state'>, organ: Organ, number: number): Promise<string | null> {
  const { suffix } = kindOf(number)
  if (suffix === null) return null
  const year = yearOf(held.now.today)
  const series = held.state.practice ? (`Ydoc:${suffix}` as const) : (`doc:${suffix}` as const)
  const n = await nextNumber(held.tx as Tx, organ.id, year, series)
  const pattern = held.state.practice ? `演练${DEFAULT_PATTERN}` : (await settingsOf(held.tx, organ.id)).pattern
  return numberBy(pattern, { 机关: organ.shortName, 年: year, 号: n, 类别: suffix })
}

/** A number by its pattern: 乐都区公开〔2021〕3号-不告. */
export function numberBy(pattern: string, parts: Record<string, string | number>): string {
  return pattern.replace(/\{(机关|年|号|类别)\}/g, (_, name: string) => String(parts[name] ?? ''))
}
