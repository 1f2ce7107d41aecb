/** A rectangle on a page, in points from its upper left corner as it is seen. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** One sign as it stands on the page. A ligature is one sign of several letters. */
export interface Sign extends Box {
  text: string
}

/** Signs that stand on one height, from left to right; turned ones in the order in which they were drawn. */
export interface Line extends Box {
  signs: Sign[]
}

/** What was read off one page. */
export interface PageText {
  /** From 1. */
  page: number
  width: number
  height: number
  lines: Line[]
  /** The same signs in the order in which the file draws them: columns and cells keep their own order there. Indices into all signs of `lines`. */
  drawn: number[]
  /** Pictures drawn on it: what is written in them nobody can search. */
  pictures: number
}

/** The signs of a page by the numbers that `drawn` uses. */
export function signsOf(page: Pick<PageText, 'lines'>): Sign[] {
  return page.lines.flatMap((line) => line.signs)
}

export function isInside(box: Box, width: number, height: number): boolean {
  return box.right > 0 && box.bottom > 0 && box.left < width && box.top < height
}

/** The share of `box` that `cover` covers, 0 … 1. */
export function coveredShare(box: Box, cover: Box): number {
  const width = Math.min(box.right, cover.right) - Math.max(box.left, cover.left)
  const height = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top)
  const area = (box.right - box.left) * (box.bottom - box.top)
  return width <= 0 || height <= 0 ? 0 : area <= 0 ? 1 : (width * height) / area
}

export function unionOf(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}
