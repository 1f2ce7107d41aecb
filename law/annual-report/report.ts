import type { CellPath, Cells, ReportLayout } from './cells.js'

/** Where something stood in the file it was read from. Lines and pages count from 1. */
export interface Place {
  line: number
  /** Only for files that have pages. */
  page?: number
  /** Columns of the line (UTF-16 units, 0-based, end exclusive), where known. */
  from?: number
  to?: number
}

/** The six chapters of 30号 and 60号, in order. */
export const CHAPTER_TITLES = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
] as const

export interface Sentence {
  /** Repaired text, lines joined. */
  text: string
  place: Place
  /** Where in `text` each further line of the file begins: [index, line], ascending. Absent when it stands on one line. */
  breaks?: [at: number, line: number][]
}

export interface Chapter {
  /** 1 … 6 by its numeral and title; null for what stands under a heading that is none of the six. */
  number: number | null
  /** The heading as written, repaired, with its numeral: 一、总体情况. */
  title: string
  place: Place
  sentences: Sentence[]
}

/** A report as its file states it. Nothing is corrected: what is wrong there is wrong here. */
export interface Report {
  /** As the title or signature writes it; null when the file does not say. */
  organ: string | null
  year: number | null
  /** The title as written, repaired; null when there is none. */
  title: string | null
  titlePlace: Place | null
  /** The date under the signature, YYYY-MM-DD; null when the file has none. */
  signedOn: string | null
  layout: ReportLayout
  /** Layout of each part, for F-YEAR: the art. 20 item or `table3`. */
  layoutParts: Record<string, '2019' | '2021'>
  cells: Cells
  /** Cells whose place the text has lost: known to hold one of `values`, which one is not. Never in `cells`. */
  undetermined: { paths: CellPath[]; values: number[]; place: Place }[]
  places: Record<CellPath, Place>
  /** How the file wrote a cell that is not a plain number: "/", "-", "188950 万元". */
  written: Record<CellPath, string>
  /** Decimals that the head of 行政事业性收费 asks for, and those that its amount is written with; absent where the head asks for none. */
  feeDecimals?: { asked: number; given: number }
  /** Sentences before the first chapter (preface), not the title. */
  preface: Sentence[]
  chapters: Chapter[]
  /** What was repaired on the way: radical code points, full-width digits … with counts. */
  repairs: { kind: string; count: number }[]
}
