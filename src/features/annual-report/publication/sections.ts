import type { CellPath } from '../../../../law/annual-report/cells.js'
import { type FormTable, formTables, partsThere } from '../../../../law/annual-report/form.js'
import type { Piece } from '../making/narrative.js'
import type { Content } from './content.js'

/** A chapter with its table, in the order in which every page and file prints it. */
export interface Section {
  number: number | null
  /** null: a table that stands without a heading of its own, because the source has none. */
  title: string | null
  paragraphs: Piece[][]
  table: FormTable | null
}

/** The report from its first chapter to its last. A table whose chapter is missing comes before the chapters that follow it. */
export function sectionsOf(content: Content): Section[] {
  const tables = formOf(content).filter((table) => hasCells(content, table))
  const sections = content.chapters.map((chapter): Section => {
    const at = tables.findIndex((table) => table.chapter === chapter.number)
    return { ...chapter, table: at < 0 ? null : (tables.splice(at, 1)[0] ?? null) }
  })
  for (const table of tables) {
    const next = sections.findIndex((section) => section.number !== null && section.number > table.chapter)
    sections.splice(next < 0 ? sections.length : next, 0, { number: table.chapter, title: null, paragraphs: [], table })
  }
  return sections
}

/** The tables as this report has them: of a mixed one, only the blocks that stand in it. */
export function formOf({ layout, layoutParts, cells, undetermined }: FormedContent): FormTable[] {
  const there = new Set([...Object.keys(cells), ...undetermined.flatMap((lost) => lost.paths)])
  return formTables(layout, partsThere(layoutParts, there))
}

type FormedContent = Pick<Content, 'layout' | 'layoutParts' | 'cells' | 'undetermined'>

/** The cells whose number stands in the source but has lost its column. */
export function lostCells(content: Content): ReadonlySet<CellPath> {
  return new Set(content.undetermined.flatMap((lost) => lost.paths))
}

function hasCells(content: Content, table: FormTable): boolean {
  const lost = lostCells(content)
  return table.rows.some((row) => row.some((box) => box.path !== null && (box.path in content.cells || lost.has(box.path))))
}
