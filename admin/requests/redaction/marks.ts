import type { Ground, Marks, PageBox, ReleaseDetail, WordKind } from '../../../api/request-releases.js'

export type Word = Marks['words'][number]
export type Area = Marks['areas'][number]

/** What is ticked from the start: what is somebody's beyond doubt. */
const CERTAIN: WordKind[] = ['idNumber', 'mobile', 'bankCard']

/** The marks that a file opens with: its own, or on the first visit what was found by itself. */
export function firstMarks(detail: ReleaseDetail): Marks {
  if (detail.certificate || detail.marks.words.length + detail.marks.areas.length > 0) return detail.marks
  const words = detail.suggestions.filter((each) => CERTAIN.includes(each.kind))
  return { words: words.map(({ text, kind }): Word => ({ text, kind, ground: 'privacy' })), areas: [] }
}

export function hasWord(marks: Marks, text: string): boolean {
  return marks.words.some((word) => word.text === text)
}

export function withWord(marks: Marks, word: Word): Marks {
  return { ...marks, words: [...marks.words.filter((one) => one.text !== word.text), word] }
}

export function withoutWord(marks: Marks, text: string): Marks {
  return { ...marks, words: marks.words.filter((word) => word.text !== text) }
}

export function withArea(marks: Marks, box: PageBox, ground: Ground): Marks {
  return { ...marks, areas: [...marks.areas, { ...box, ground }] }
}

export function withoutArea(marks: Marks, area: Area): Marks {
  return { ...marks, areas: marks.areas.filter((one) => one !== area) }
}

/** The area that covers exactly this line, or undefined. */
export function areaOfLine(marks: Marks, line: PageBox): Area | undefined {
  return marks.areas.find(
    (area) =>
      area.page === line.page &&
      area.left === line.left &&
      area.top === line.top &&
      area.right === line.right &&
      area.bottom === line.bottom,
  )
}
