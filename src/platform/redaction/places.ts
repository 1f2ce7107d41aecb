import { type Box, type PageText, type Sign, signsOf, unionOf } from './engine/page.js'
import { lettersOf, placesOf, plainOf } from './letters.js'

/** One time that a word stands somewhere: the signs of it on each page that it touches. */
export interface Place {
  /** Pages with the numbers of their signs. */
  signs: { page: number; numbers: number[] }[]
}

/**
 * Where a word stands in a document: read line by line as it is seen, and again in the order in which the file draws it, across lines, cells
 * and pages, so that a word that is cut by a line's end is found in columns and cells, too.
 */
export function findPlaces(pages: readonly PageText[], word: string): Place[] {
  const plain = plainOf(word)
  const found = new Map<string, Place>()
  for (const order of ['seen', 'drawn'] as const) {
    const all = pages.flatMap((page) => {
      const signs = signsOf(page)
      const numbers = order === 'seen' ? signs.map((_, i) => i) : page.drawn
      return numbers.map((number) => ({ page: page.page, number, text: signs[number]?.text ?? '' }))
    })
    for (const { first, last } of placesOf(lettersOf(all.map((sign) => sign.text)), plain)) {
      const place = placeOf(all.slice(first, last + 1))
      found.set(JSON.stringify(place), place)
    }
  }
  return [...found.values()]
}

/** The rectangles that cover these signs of a page: one for each stretch of a line. */
export function boxesOf(page: PageText, numbers: readonly number[]): Box[] {
  const wanted = new Set(numbers)
  const boxes: Box[] = []
  let at = 0
  for (const line of page.lines) {
    let run: Sign[] = []
    for (const sign of line.signs) {
      const before = run.at(-1)
      if (before && sign.left - before.right > sign.bottom - sign.top) run = closed(run, boxes)
      if (wanted.has(at)) run.push(sign)
      else run = closed(run, boxes)
      at += 1
    }
    closed(run, boxes)
  }
  return boxes
}

const MARGIN = 1.2

function closed(run: Sign[], boxes: Box[]): Sign[] {
  if (run.length > 0) {
    const { left, top, right, bottom } = unionOf(run)
    boxes.push({ left: left - MARGIN, top: top - MARGIN / 2, right: right + MARGIN, bottom: bottom + MARGIN / 2 })
  }
  return []
}

function placeOf(signs: { page: number; number: number }[]): Place {
  const pages = [...new Set(signs.map((sign) => sign.page))].sort((a, b) => a - b)
  return {
    signs: pages.map((page) => ({
      page,
      numbers: signs
        .filter((sign) => sign.page === page)
        .map((sign) => sign.number)
        .sort((a, b) => a - b),
    })),
  }
}
