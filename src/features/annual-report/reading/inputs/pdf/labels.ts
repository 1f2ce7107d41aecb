import { TABLE2, table3Rows } from '../../../../../../law/annual-report/cells.js'

/** Whether two halves of a text are a row's label of the official form that a page's end has cut, and neither is one alone. */
export function isCutRowLabel(upper: string, lower: string): boolean {
  return cut(ROW_LABELS, upper, lower)
}

/** The same for what is written over several rows. */
export function isCutGroupLabel(upper: string, lower: string): boolean {
  return cut(GROUP_LABELS, upper, lower)
}

export function isGroupLabel(text: string): boolean {
  return GROUP_LABELS.has(bare(text))
}

function cut(labels: Set<string>, upper: string, lower: string): boolean {
  return labels.has(bare(upper + lower)) && !labels.has(bare(upper)) && !labels.has(bare(lower))
}

/** A label's characters without what is written one way here and another there: signs, spaces, variants of a character. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{Script=Han}\d]/gu, '')
}

const TABLE3 = [...table3Rows('2019'), ...table3Rows('2021')]
const ROW_LABELS = new Set(
  [...TABLE3, ...Object.values(TABLE2).flatMap((blocks) => blocks.flatMap((block) => block.rows))].map((row) => bare(row.label)),
)
const GROUP_LABELS = new Set(['三、本年度办理结果', ...TABLE3.flatMap((row) => row.group ?? [])].map(bare))
