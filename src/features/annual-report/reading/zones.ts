import { TABLE3_FORM } from './form.js'
import type { Letters } from './letters.js'

/** A stretch of letters, by index; `to` is exclusive. */
export interface Zone {
  from: number
  to: number
}

/** Phrases that stand in table 3 in this order; most are in no other place of a report. */
const TABLE3_ANCHORS = [
  '本年新收',
  '上年结转',
  '只计这一情形',
  '属于国家秘密',
  '法规禁止公开',
  '三安全一稳定',
  '第三方合法权益',
  '内部事务信息',
  '过程性信息',
  '行政执法案卷',
  '行政查询事项',
  '不掌握相关',
  '没有现成信息',
  '内容仍不明确',
  '举报投诉类',
  '重复申请',
  '公开出版物',
  '大量反复申请',
  '重新出具已获取',
  '其他处理',
  '结转下年度',
]
const LEAST_ANCHORS = 5
/** Labels farther apart than this are not of one table. */
const LONGEST_STEP = 600
const LONGEST_TABLE2 = 900
const LONGEST_TABLE4_STEP = 60

/** Where table 3 stands, with some room before and behind; null when the text has none. */
export function table3Zone(letters: Letters): (Zone & { first: number }) | null {
  const chain = longestChain(occurrences(letters.text, TABLE3_ANCHORS))
  const first = chain[0]
  const last = chain.at(-1)
  if (!first || !last || chain.length < LEAST_ANCHORS) return null
  const lead = 40 + lettersBefore(first.anchor) * 2
  const trail = last.anchor === TABLE3_ANCHORS.length - 1 ? 40 : 240
  return { from: Math.max(0, first.at - lead), to: Math.min(letters.text.length, last.at + trail), first: first.at }
}

/** Where table 2 stands: from the heading of its chapter or its first item to table 3. */
export function table2Zone(letters: Letters, table3From: number | null): Zone | null {
  const text = letters.text
  const limit = table3From ?? text.length
  const heading = text.lastIndexOf('主动公开政府信息情况', limit)
  const item = text.indexOf('第二十条第', Math.max(0, heading))
  if (heading >= 0 && (item < 0 || item - heading < LONGEST_TABLE2))
    return { from: heading, to: Math.min(limit, heading + 2 * LONGEST_TABLE2) }
  if (item >= 0 && item < limit) return { from: item, to: Math.min(limit, item + LONGEST_TABLE2) }
  if (table3From === null) return null
  return { from: Math.max(0, limit - LONGEST_TABLE2), to: limit }
}

/**
 * Where table 4's headings stand after `from`: the densest run of letters that its headings are made of, in whatever
 * order a converter has put them. Null when there is none.
 */
export function table4Zone(flowText: string, letters: Letters, from: number): Zone | null {
  const text = letters.text
  const candidates: Zone[] = []
  for (const anchor of ['尚未审结', '未经复议', '结果维持', '结果结果', '审结']) {
    for (let at = text.indexOf(anchor, from); at >= 0 && candidates.length < 40; at = text.indexOf(anchor, at + 1)) {
      candidates.push(grow(flowText, letters, at))
    }
  }
  const best = candidates.reduce<Zone | null>((a, b) => (!a || b.to - b.from > a.to - a.from ? b : a), null)
  return best && best.to - best.from >= 20 ? best : null
}

/** The zone in offsets of the full text: up to the letter behind it. */
export function textRange(letters: Letters, zone: Zone, textEnd: number): { from: number; to: number } {
  return { from: letters.at[zone.from] ?? 0, to: letters.at[zone.to] ?? textEnd }
}

interface Occurrence {
  anchor: number
  at: number
}

function occurrences(text: string, anchors: string[]): Occurrence[] {
  const found: Occurrence[] = []
  anchors.forEach((phrase, anchor) => {
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) found.push({ anchor, at })
  })
  return found.sort((a, b) => a.at - b.at)
}

/** The longest series of anchors in the order of the form with no step too long; of equals the one that steps least. */
function longestChain(found: Occurrence[]): Occurrence[] {
  const length = new Int32Array(found.length).fill(1)
  const reach = new Int32Array(found.length)
  const previous = new Int32Array(found.length).fill(-1)
  let best = -1
  for (let i = 0; i < found.length; i++) {
    const here = found[i] as Occurrence
    for (let k = i - 1; k >= 0 && k >= i - 60; k--) {
      const before = found[k] as Occurrence
      if (here.at - before.at > LONGEST_STEP) break
      if (before.anchor >= here.anchor) continue
      const longer = (length[k] as number) + 1
      const span = (reach[k] as number) + here.at - before.at
      if (longer > (length[i] as number) || (longer === length[i] && span < (reach[i] as number))) {
        length[i] = longer
        reach[i] = span
        previous[i] = k
      }
    }
    if (best < 0 || (length[i] as number) > (length[best] as number)) best = i
  }
  const chain: Occurrence[] = []
  for (let i = best; i >= 0; i = previous[i] as number) chain.unshift(found[i] as Occurrence)
  return chain
}

/** How many letters the form has before an anchor. */
function lettersBefore(anchor: number): number {
  const form = TABLE3_FORM.map((element) => element.letters).join('')
  return Math.max(0, form.indexOf(TABLE3_ANCHORS[anchor] ?? ''))
}

const TABLE4_LETTERS = new Set('行政复议诉讼结果维持纠正其他尚未审总计合经直接起后')

function grow(flowText: string, letters: Letters, at: number): Zone {
  const inTable = (i: number): boolean => i >= 0 && i < letters.text.length && TABLE4_LETTERS.has(letters.text[i] as string)
  const together = (i: number): boolean => !/[。；！？]/.test(flowText.slice(letters.at[i], letters.at[i + 1]))
  let from = at
  let to = at
  while (inTable(from - 1) && together(from - 1) && at - from < 10 * LONGEST_TABLE4_STEP) from--
  while (inTable(to) && (to === at || together(to - 1)) && to - at < 10 * LONGEST_TABLE4_STEP) to++
  return { from, to }
}
