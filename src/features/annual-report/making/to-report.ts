import type { CellPath } from '../../../../law/annual-report/cells.js'
import type { Chapter, Place, Report, Sentence } from '../../../../law/annual-report/report.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { plainText } from './narrative.js'

/**
 * The content as the prover reads a file: every paragraph and every row of a table is one line, counted from 1. Bound numbers
 * are plain text there, so that the prover proves them as it proves all others.
 */
export function toReport(content: Content): Report {
  let line = 0
  const next = (): Place => ({ line: ++line })
  const titlePlace = next()
  const preface = content.preface.flatMap((text) => sentences(text, next()))
  const places: Record<CellPath, Place> = {}
  const chapters: Chapter[] = []
  for (const section of sectionsOf(content)) {
    if (section.title !== null) chapters.push({ number: section.number, title: section.title, place: next(), sentences: [] })
    const chapter = chapters.at(-1)
    for (const text of plainText(section.paragraphs)) {
      const place = next()
      chapter?.sentences.push(...sentences(text, place))
    }
    for (const row of section.table?.rows ?? []) {
      const place = next()
      for (const box of row) if (box.path !== null) places[box.path] = place
    }
  }
  return {
    organ: content.organName,
    year: content.year,
    title: content.title,
    titlePlace,
    signedOn: content.signedOn,
    layout: content.layout,
    layoutParts: content.layoutParts,
    cells: content.cells,
    undetermined: content.undetermined.map((lost) => ({ ...lost, place: places[lost.paths[0] ?? ''] ?? titlePlace })),
    places,
    written: {},
    preface,
    chapters,
    repairs: [],
  }
}

/** The chapter (1 … 6) that a line belongs to; 0 before the first, null for a heading that is none of the six. */
export function chapterOfLine(report: Report, line: number): number | null {
  let found: number | null = 0
  for (const chapter of report.chapters) if (chapter.place.line <= line) found = chapter.number
  return found
}

function sentences(paragraph: string, place: Place): Sentence[] {
  const parts = paragraph.match(/[^。！？!?]+[。！？!?]*[”’」』）)]*/g) ?? [paragraph]
  let from = 0
  return parts.map((text) => {
    const sentence = { text, place: { ...place, from, to: from + text.length } }
    from += text.length
    return sentence
  })
}
