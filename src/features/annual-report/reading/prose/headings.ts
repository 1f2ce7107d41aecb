import { CHAPTER_TITLES } from '../../../../../law/annual-report/report.js'
import type { Flow } from '../flow.js'
import { type Letters, letterIndex, onlyLetters } from '../letters.js'
import type { Tables } from '../tables.js'
import type { Range } from './ranges.js'
import { squeeze } from './ranges.js'

/** A chapter's heading as the text has it. */
export interface Heading extends Range {
  /** 1 … 6, or null for a chapter that is none of the six. */
  number: number | null
  title: string
}

/** What the chapters are called in practice, by number; tried on the letters behind the numeral. */
const TITLES: RegExp[] = [
  /^(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:总体|基本|整体|主要)(?:工作)?(?:开展)?情况|^(?:总体|工作)?概[述况]/,
  /^(?:本机关|本单位|行政机关)?(?:政府信息)?主动公开(?:政府信息)?(?:的)?(?:工作)?(?:情况)?/,
  /^(?:行政机关)?(?:本年)?(?:收到|受理)(?:和|与|及)?(?:处理|办理)?(?:的)?(?:政府)?(?:信息)?公开(?:的)?申请(?:的)?(?:情况)?|^(?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:办理)?情况/,
  /^.{0,16}?复议.{0,10}?诉讼(?:的)?(?:等)?情况/,
  /^.{0,12}?存在(?:的)?(?:主要|突出)?(?:问题|不足|困难).{0,14}?(?:情况|措施|打算|思路|计划|方向|建议|安排)|^.{0,12}?存在(?:的)?(?:主要|突出)?(?:问题|不足|困难)/,
  /^.{0,4}?(?:其[他它])?需要?(?:报告|说明)的?(?:其[他它])?(?:的)?事项|^其[他它].{0,8}?(?:事项|情况)/,
]
const NUMERALS = '一二三四五六七八九十'
const AT_LINE = /^[\s#]*(?:第?([一二三四五六七八九十])\s*(?:部分)?\s*[、.．,，:：]\s*|第([一二三四五六七八九十])部分\s*)/
const IN_LINE = /([一二三四五六])、/g
/** What a paragraph ends with that has run into the heading behind it. */
const ENDS_PARAGRAPH = /(?:[。！？；”）\d\s]|情况|公开|事项|继续办理)$/
const STATUTORY = CHAPTER_TITLES.map((title) => onlyLetters(title))
const LONGEST_TITLE = 45
const KNOWN = 10

interface Candidate extends Heading {
  order: number
  score: number
}

/**
 * The headings of the chapters in their order. A heading is known by its title, else by its numeral on a line of its
 * own; of all that could be headings the series is taken that goes up by number, fits between the tables and has most
 * known titles. So neither lists inside a chapter nor the rows 一、二、四、 of table 3 are chapters.
 */
export function headingsOf(flow: Flow, letters: Letters, tables: Tables): Heading[] {
  const candidates = [...atLines(flow, letters), ...inLines(flow, letters, tables)]
    .filter((candidate) => !tables.spans.some((span) => candidate.start >= span.start && candidate.start < span.end))
    .filter((candidate) => fitsTables(candidate, tables))
    .sort((a, b) => a.start - b.start || b.score - a.score)
  return bestSeries(candidates).map(({ number, title, start, end }) => ({ number, title, start, end }))
}

function atLines(flow: Flow, letters: Letters): Candidate[] {
  const found: Candidate[] = []
  for (const line of flow.lines) {
    const text = flow.text.slice(line.start, Math.min(line.end, line.start + 200))
    const numeral = AT_LINE.exec(text)
    const order = numeral ? NUMERALS.indexOf(numeral[1] ?? numeral[2] ?? '') + 1 : 0
    const candidate = numeral
      ? headingAt(flow, letters, line.start + text.search(/\S/), line.start + numeral[0].length, line.end, order)
      : bareHeading(text, line.start)
    if (candidate) found.push(candidate)
  }
  return found
}

function headingAt(flow: Flow, letters: Letters, start: number, titleStart: number, lineEnd: number, order: number): Candidate | null {
  const known = knownTitle(letters, titleStart, order)
  const rest = flow.text.slice(titleStart, lineEnd).trim()
  const isLine = rest.length > 0 && rest.length <= LONGEST_TITLE && !/[。！？；\t]/.test(rest.replace(/[。；]$/, ''))
  const ownLine = isLine && !/[。；，：:]$/.test(rest)
  if (known) {
    const end = ownLine ? Math.max(lineEnd, known.end) : known.end
    return candidateOf(flow, start, end, known.order, KNOWN)
  }
  return ownLine ? candidateOf(flow, start, lineEnd, order, 1) : null
}

/** A title of the law without its numeral, or with a digit for it, on a line of its own. */
function bareHeading(text: string, lineStart: number): Candidate | null {
  const trimmed = text.trim().replace(/^\d\s?[、.．]\s*/, '')
  if (trimmed.length > LONGEST_TITLE) return null
  const order = STATUTORY.indexOf(onlyLetters(trimmed)) + 1
  if (order === 0 || /[。，《》]/.test(trimmed)) return null
  const start = lineStart + text.search(/\S/)
  return { number: order, order, title: squeeze(text.trim()), start, end: start + text.trim().length, score: KNOWN }
}

/** Headings in the middle of a line, where a converter has run paragraphs together: only those with a known title. */
function inLines(flow: Flow, letters: Letters, { spans }: Tables): Candidate[] {
  const behindTable = (at: number): boolean => spans.some(({ end }) => end <= at && at - end < 20 && !flow.text.slice(end, at).trim())
  const found: Candidate[] = []
  for (const match of flow.text.matchAll(IN_LINE)) {
    const order = NUMERALS.indexOf(match[1] ?? '') + 1
    const known = knownTitle(letters, match.index + match[0].length, order)
    const stands =
      known?.inFull || behindTable(match.index) || ENDS_PARAGRAPH.test(flow.text.slice(Math.max(0, match.index - 4), match.index))
    if (known && stands && known.order === order) found.push(candidateOf(flow, match.index, known.end, order, KNOWN - 1))
    if (found.length > 500) break
  }
  return found
}

/** The known title that begins at an offset: that of the numeral, else a title of the law in full. */
function knownTitle(letters: Letters, offset: number, order: number): { order: number; end: number; inFull: boolean } | null {
  const from = letterIndex(letters, offset)
  const text = letters.text.slice(from, from + LONGEST_TITLE)
  const end = (length: number): number => (letters.at[from + length - 1] ?? offset) + 1
  const own = TITLES[order - 1]?.exec(text)
  if (own && own[0].length >= 4) return { order, end: end(own[0].length), inFull: own[0] === STATUTORY[order - 1] }
  const other = STATUTORY.findIndex((title) => text.startsWith(title))
  return other < 0 ? null : { order: other + 1, end: end((STATUTORY[other] ?? '').length), inFull: true }
}

function candidateOf(flow: Flow, start: number, end: number, order: number, score: number): Candidate {
  const title = squeeze(flow.text.slice(start, end).trim()).replace(/[…·.\s]*\d*$/, (tail) => (/[…·.]/.test(tail) ? '' : tail))
  return { number: order <= 6 ? order : null, order, title, start, end, score }
}

/** Chapters 1 and 2 begin before table 2, 3 before table 3, 4 between 3 and 4, the rest behind. */
function fitsTables({ order, start }: Candidate, { spans }: Tables): boolean {
  return spans.every(({ table, start: from, end }) => {
    if (start < from) return table === 4 ? order <= 4 : order <= table
    if (start >= end) return order > table || (table === 4 && order > 4)
    return true
  })
}

/** The rising series with the highest score; of equals the one whose first four stand latest, behind a list of contents. */
function bestSeries(candidates: Candidate[]): Candidate[] {
  const best: { score: number; previous: number }[] = []
  candidates.forEach((candidate, i) => {
    const late = (candidate.order <= 4 ? 1e-7 : -1e-7) * Math.min(candidate.start, 1e6)
    let chosen = { score: candidate.score + late, previous: -1 }
    for (let k = i - 1; k >= 0 && k >= i - 300; k--) {
      const before = candidates[k] as Candidate
      const score = (best[k]?.score ?? 0) + candidate.score + late
      if (before.order < candidate.order && before.end <= candidate.start && score > chosen.score) chosen = { score, previous: k }
    }
    best.push(chosen)
  })
  let at = best.reduce((a, { score }, i) => (a < 0 || score > (best[a]?.score ?? 0) ? i : a), -1)
  const series: Candidate[] = []
  for (; at >= 0; at = best[at]?.previous ?? -1) series.unshift(candidates[at] as Candidate)
  return series
}
