import type { Flow } from '../flow.js'
import { yearOf } from './dates.js'
import { type Piece, piecesOf, type Range, squeeze } from './ranges.js'

/** The title over a report; it may be broken over some lines. */
export interface Title extends Range {
  text: string
  /** What stands before the year; null when that is nothing. */
  organ: string | null
  year: number | null
}

export const YEAR = '(?:19|20)\\d{2}|二[〇○零O0][〇○零一二三四五六七八九O0]{2}'
const WITH_YEAR = new RegExp(`^(.{0,45}?)(${YEAR})\\s?年?度?(.{0,30}?)信息公开(.{0,14}?)(?:报告|年报)(?:[（(].{1,12}[)）])?$`)
const WITHOUT_YEAR = /^(.{0,45}?)(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$/
const MOST_LINES = 60
const LONGEST_LINE = 60
const ORGAN = /(?:政府|委员会|办公室|办公厅|办事处|管委会|[厅局委办部院署会队所站馆社镇乡县区市省州旗]|中心|公司|街道)$/

/** Finds the title in what stands before `end`, the first table; of equal ones the last, behind a page's own headings. */
export function titleOf(flow: Flow, end: number): Title | null {
  const pieces = piecesOf(flow, 0, end, []).slice(0, MOST_LINES)
  let best: { title: Title; score: number } | null = null
  for (let i = 0; i < pieces.length; i++) {
    for (let n = 1; n <= 4 && i + n <= pieces.length; n++) {
      const lines = pieces.slice(i, i + n)
      if (!lines.every((piece) => couldBeTitle(flow, piece))) break
      const found = titleFrom(flow, lines)
      if (found && (!best || found.score >= best.score)) best = found
    }
  }
  return best?.title ?? null
}

function titleFrom(flow: Flow, lines: Piece[]): { title: Title; score: number } | null {
  const text = squeeze(lines.map((line) => flow.text.slice(line.start, line.end).trim()).join(''))
  const dated = WITH_YEAR.exec(text)
  const match = dated ?? WITHOUT_YEAR.exec(text)
  const first = lines[0]
  const last = lines.at(-1)
  if (!match || !first || !last || text.length > LONGEST_LINE + 20) return null
  const organ = organName(match[1] ?? '') ?? organName(behindYear(dated?.[3] ?? ''))
  const score =
    (dated ? 4 : 0) + (organ ? (ORGAN.test(organ) ? 3 : 1) : 0) + (/年度?报告|年报|年度/.test(text) ? 1 : 0) - lines.length * 0.5
  const year = dated?.[2] ? yearOf(dated[2]) : null
  return { title: { text, organ, year, start: first.start, end: last.end }, score: score - (/[>＞|/]/.test(text) ? 3 : 0) }
}

function couldBeTitle(flow: Flow, piece: Piece): boolean {
  const text = squeeze(flow.text.slice(piece.start, piece.end).trim())
  if (text.length > LONGEST_LINE || /[。；！？，,;《》:：\t]/.test(text)) return false
  return !/^(?:根据|依据|按照|为|现将|本报告|本年度报告|[一二三四五六]、|[（(][一二三四五六][)）])/.test(text)
}

/** 2023年下各镇政府信息公开…: the organ where the title begins with the year. */
function behindYear(text: string): string {
  const name = text.replace(/(?:政府|政务)$/, '')
  return /公开|工作/.test(name) ? '' : name
}

/** The name of an organ as a title has it in front of the year. */
function organName(text: string): string | null {
  const name = text
    .replace(/^(?:关于|标题|首页)[:：]?/, '')
    .replace(/[（(【[\s·—-]+$/, '')
    .replace(/的?$/, '')
  return /[\u4e00-\u9fff]{2}/.test(name) && !/信息公开$/.test(name) ? name : null
}
