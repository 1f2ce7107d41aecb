import type { ChapterView } from '../../../../api/annual-report.js'
import type { Content } from '../publication/content.js'
import type { ReportState } from './events.js'
import { plainText } from './narrative.js'
import { PROBLEMS } from './words.js'

/** The chapters with their templates, what they say now, and what last year's report said in the same place. */
export function chaptersView(state: ReportState, content: Content, previous: Content | null): ChapterView[] {
  return content.chapters.map(({ number, title, paragraphs }) => ({
    number: number ?? 0,
    title,
    text: (number === null ? undefined : state.chapters[number]) ?? plainText(paragraphs).join('\n'),
    paragraphs: paragraphs.map((pieces) =>
      pieces.map((piece) => (piece.kind === 'text' ? piece : { ...piece, problem: piece.problem && PROBLEMS[piece.problem] })),
    ),
    previous: previousText(previous, number),
  }))
}

function previousText(previous: Content | null, number: number | null): string | null {
  const chapter = number === null ? null : previous?.chapters.find((other) => other.number === number)
  return chapter ? plainText(chapter.paragraphs).join('\n') : null
}
