import { repairText } from '../../features/annual-report/reading/repair.js'
import type { Source } from '../../features/annual-report/reading/source.js'
import type { FormReport } from './form.js'

/** The tables of a form, row by row, each cell once where it begins, blanks and line breaks left out of the texts. */
export function formRows(report: FormReport): string[][][] {
  return report.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.map((row) => row.map((cell) => bare(cell.text)))]))
}

/** The same of what was read. */
export function sourceRows(source: Source): string[][][] {
  return source.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.filter((cell) => cell.part === 'origin').map((cell) => bare(cell.text)))] : [],
  )
}

/** All running text in one, blanks left out. */
export function runningText(parts: (string | unknown[])[]): string {
  return bare(parts.filter((part) => typeof part === 'string').join(''))
}

export function sourceText(source: Source): string {
  return runningText(source.blocks.map((block) => (block.kind === 'line' ? block.text : [])))
}

function bare(text: string): string {
  return repairText(text, new Map()).text.replace(/\s+/g, '')
}
