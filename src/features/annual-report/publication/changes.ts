import { cellName } from '../../../../law/annual-report/form.js'
import { plainText } from '../making/narrative.js'
import { printNumber } from '../making/numbers.js'
import type { Content, ContentChapter } from './content.js'

/** One difference between two versions of a report, in words. null: not there, or blank. */
export interface Change {
  kind: 'cell' | 'chapter'
  /** A cell path, or `chapter.1`. */
  path: string
  label: string
  before: string | null
  after: string | null
}

/** What the later version says differently: cells first, then chapters, in the order of the form. */
export function changesBetween(before: Content, after: Content): Change[] {
  return [...cellChanges(before, after), ...chapterChanges(before, after)]
}

function cellChanges(before: Content, after: Content): Change[] {
  const paths = [...new Set([...Object.keys(after.cells), ...Object.keys(before.cells)])]
  return paths.flatMap((path): Change[] => {
    const was = before.cells[path] ?? null
    const is = after.cells[path] ?? null
    if (was === is) return []
    return [{ kind: 'cell', path, label: cellName(path, after.layout), before: inWords(was), after: inWords(is) }]
  })
}

function chapterChanges(before: Content, after: Content): Change[] {
  const keys = [...new Set([...after.chapters, ...before.chapters].map(keyOf))]
  return keys.flatMap((key): Change[] => {
    const was = find(before, key)
    const is = find(after, key)
    const label = (is ?? was)?.title ?? key
    if (was && is && textOf(was) === textOf(is)) return []
    return [{ kind: 'chapter', path: `chapter.${key}`, label, before: was ? textOf(was) : null, after: is ? textOf(is) : null }]
  })
}

const keyOf = (chapter: ContentChapter): string => (chapter.number === null ? chapter.title : String(chapter.number))
const find = (content: Content, key: string) => content.chapters.find((chapter) => keyOf(chapter) === key)
const textOf = (chapter: ContentChapter): string => [chapter.title, ...plainText(chapter.paragraphs)].join('\n')
const inWords = (value: number | null): string | null => (value === null ? null : printNumber(value))
