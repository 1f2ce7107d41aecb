import { isApart } from '../finding.js'
import { boxesOf, findPlaces } from '../places.js'
import type { Pages } from './documents.js'
import { RESULT_SCALE } from './limits.js'
import { type Box, coveredShare, type Line, type PageText, type Sign, unionOf } from './page.js'
import { type Failure, verify } from './verify.js'
import { type ResultPage, type Segment, writePdf } from './write-pdf.js'

/** What must go: words wherever they stand, and places. */
export interface Wanted {
  words: string[]
  areas: (Box & { page: number })[]
}

export interface Redacted {
  /** null when a check failed. */
  bytes: Buffer | null
  /** For each word: how often it stood there, and on which pages. */
  found: { count: number; pages: number[] }[]
  pages: number
  /** Signs of the original's text that nobody could see on the page; they are not in the result. */
  unseen: number
  failures: Failure[]
}

/** Stands in the text where something was taken out. */
export const COVERED = '〔已遮盖〕'
/** A sign of which more than this is covered is gone. */
const GONE = 0.15

/** Draws every page anew without what must go, and looks for it in what came out. */
export async function redact(document: Pages, { words, areas }: Wanted): Promise<Redacted> {
  const texts: PageText[] = []
  for (let page = 1; page <= document.count; page += 1) texts.push(await document.text(page))
  const places = words.map((word) => findPlaces(texts, word))
  const covered = new Map<number, Box[]>()
  const results: ResultPage[] = []
  let unseen = 0
  for (const text of texts) {
    const numbers = places.flat().flatMap((place) => place.signs.filter((one) => one.page === text.page).flatMap((one) => one.numbers))
    const marked = areas.filter((area) => area.page === text.page).map((area) => within(area, text))
    const boxes = [...boxesOf(text, numbers), ...marked].filter((box) => box.right > box.left && box.bottom > box.top)
    covered.set(text.page, boxes)
    const { canvas, scale, width, height } = await document.draw(text.page, RESULT_SCALE)
    const pen = canvas.getContext('2d')
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    const visible = (sign: Sign) => isVisible(data, canvas.width, canvas.height, sign, scale)
    const removed = new Set(numbers)
    let at = 0
    const lines = text.lines.map((line) =>
      segmentsOf(line, (sign) => {
        const number = at++
        if (removed.has(number) || boxes.some((box) => coveredShare(sign, box) > GONE)) return 'covered'
        if (visible(sign)) return 'kept'
        unseen += 1
        return 'unseen'
      }),
    )
    pen.fillStyle = '#000000'
    for (const box of boxes) pen.fillRect(box.left * scale, box.top * scale, (box.right - box.left) * scale, (box.bottom - box.top) * scale)
    const onPictures = marked.filter((box) => !text.lines.some((line) => line.signs.some((sign) => coveredShare(sign, box) > GONE)))
    lines.push(...onPictures.map((box) => [coverText(box)]))
    results.push({ width, height, jpeg: canvas.toBuffer('image/jpeg', 82), lines })
  }
  const bytes = writePdf(results)
  const failures = await verify(bytes, { words, covered, pages: document.count })
  const found = places.map((each) => ({
    count: each.length,
    pages: [...new Set(each.flatMap((place) => place.signs.map((one) => one.page)))].sort((a, b) => a - b),
  }))
  return { bytes: failures.length === 0 ? bytes : null, found, pages: document.count, unseen, failures }
}

/** A line's words that stay, with a mark where others stood. */
function segmentsOf(line: Line, fate: (sign: Sign) => 'kept' | 'covered' | 'unseen'): Segment[] {
  const segments: Segment[] = []
  let open: { fate: 'kept' | 'covered'; signs: Sign[] } | null = null
  const close = () => {
    if (open)
      segments.push(
        open.fate === 'kept' ? { ...unionOf(open.signs), signs: open.signs.map((sign) => sign.text) } : coverText(unionOf(open.signs)),
      )
    open = null
  }
  for (const sign of line.signs) {
    const what = fate(sign)
    const before = open?.signs.at(-1)
    const apart = before !== undefined && (isApart(before, sign) || sign.top > before.bottom)
    if (what === 'unseen') close()
    else if (!open || open.fate !== what || (apart && what === 'kept')) {
      close()
      open = { fate: what, signs: [sign] }
    } else open.signs.push(sign)
  }
  close()
  return segments
}

function coverText(box: Box): Segment {
  const { left, top, right, bottom } = box
  // Not larger than writing usually is, whatever the size of the place.
  const height = Math.min(bottom - top, 14)
  return { left, top, right: Math.max(right, left + 4), bottom: top + height, signs: [...COVERED] }
}

/** Whether anything is to be seen where a sign is said to stand: paper of one colour shows nothing. */
function isVisible(data: Uint8ClampedArray, width: number, height: number, sign: Sign, scale: number): boolean {
  let [darkest, lightest] = [255, 0]
  const [from, to] = [Math.max(0, Math.floor(sign.left * scale)), Math.min(width - 1, Math.ceil(sign.right * scale))]
  for (let y = Math.max(0, Math.floor(sign.top * scale)); y <= Math.min(height - 1, Math.ceil(sign.bottom * scale)); y += 1) {
    for (let x = from; x <= to; x += 1) {
      const at = (y * width + x) * 4
      const light = ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10
      if (light < darkest) darkest = light
      if (light > lightest) lightest = light
      if (lightest - darkest > SEEN) return true
    }
  }
  return false
}

/** Difference in lightness, of 255, that can be read. */
const SEEN = 20

function within(area: Box, page: PageText): Box {
  return {
    left: Math.max(0, area.left),
    top: Math.max(0, area.top),
    right: Math.min(page.width, area.right),
    bottom: Math.min(page.height, area.bottom),
  }
}
