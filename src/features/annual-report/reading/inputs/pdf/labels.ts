import { APPLICANT_COLUMNS, TABLE2, TABLE4_RESULTS, table3Rows } from '../../../../../../law/annual-report/cells.js'
import { repairText } from '../../repair.js'

/** Whether two halves of a text are a row's label of the official form that a page's end has cut, and neither is one alone. */
export function isCutRowLabel(upper: string, lower: string): boolean {
  return cut(ROW_LABELS, upper, lower)
}

/** The same for what may be written over several rows: groups of rows, heads of columns. */
export function isCutGroupLabel(upper: string, lower: string): boolean {
  return cut(GROUP_LABELS, upper, lower) || cut(HEAD_LABELS, upper, lower)
}

/** Whether a text is written over several rows of the table's body. */
export function isGroupLabel(text: string): boolean {
  return GROUP_LABELS.has(bare(text))
}

/** Whether a text heads columns. */
export function isHeadLabel(text: string): boolean {
  return HEAD_LABELS.has(bare(text))
}

function cut(labels: Set<string>, upper: string, lower: string): boolean {
  return labels.has(bare(upper + lower)) && !labels.has(bare(upper)) && !labels.has(bare(lower))
}

/** A label's characters without what is written one way here and another there: signs, spaces, variants of a character. */
function bare(text: string): string {
  return repairText(text, new Map()).text.replace(/[^\p{Script=Han}\d]/gu, '')
}

const TABLE3 = [...table3Rows('2019'), ...table3Rows('2021')]
const BLOCKS = [...TABLE2['2019'], ...TABLE2['2021']]
const ROW_LABELS = new Set([...TABLE3, ...BLOCKS.flatMap((block) => block.rows)].map((row) => bare(row.label)))
const GROUP_LABELS = new Set(['三、本年度办理结果', ...TABLE3.flatMap((row) => row.group ?? [])].map(bare))
const HEADS = ['申请人情况', '法人或其他组织', '信息内容', '未经复议直接起诉', '复议后起诉', '行政复议', '行政诉讼']
const NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
const COLUMNS = [...APPLICANT_COLUMNS, ...TABLE4_RESULTS, ...BLOCKS.flatMap((block) => block.columns)].map((column) => column.label)
const HEAD_LABELS = new Set([...HEADS, NOTE, ...COLUMNS].map(bare))
