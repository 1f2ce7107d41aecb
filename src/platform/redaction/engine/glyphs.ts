import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Sign } from './page.js'

type Matrix = readonly number[]

/** A sign with the direction it is written in. */
export interface Glyph extends Sign {
  turned: boolean
}

/** What pdf.js hands over of a font; only this much is looked at. */
interface Font {
  fontMatrix?: number[]
  vertical?: boolean
  defaultVMetrics?: number[]
}
interface DrawnGlyph {
  unicode: string
  width: number
  isSpace?: boolean
  vmetric?: number[]
}

interface TextState {
  ctm: Matrix
  matrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  size: number
  direction: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  font: Font
}

/** Shares of the font's size above and below the line of writing that a sign may take up. */
const ASCENT = 0.92
const DESCENT = 0.24
const PICTURES: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObjectGroup]

/**
 * Every sign that a page draws, in the order of drawing, with its exact place: text, forms and the appearance of annotations alike, also what is
 * drawn invisibly. Found by following the same operators that paint the page, so that nothing is painted that is not found here.
 */
export async function glyphsOf(page: PDFPageProxy, toPage: Matrix): Promise<{ glyphs: Glyph[]; pictures: number }> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const glyphs: Glyph[] = []
  const saved: TextState[] = []
  let pictures = 0
  let state = fresh(toPage)
  for (let at = 0; at < fnArray.length; at += 1) {
    const fn = fnArray[at] as number
    const args = (argsArray[at] ?? []) as unknown[]
    if (PICTURES.includes(fn)) pictures += 1
    else if (fn === OPS.save || fn === OPS.beginGroup) saved.push({ ...state })
    else if (fn === OPS.restore || fn === OPS.endGroup || fn === OPS.paintFormXObjectEnd || fn === OPS.endAnnotation)
      state = saved.pop() ?? state
    else if (fn === OPS.transform) state.ctm = times(state.ctm, args as number[])
    else if (fn === OPS.paintFormXObjectBegin) {
      saved.push({ ...state })
      if (args[0]) state.ctm = times(state.ctm, args[0] as number[])
    } else if (fn === OPS.beginAnnotation) {
      saved.push({ ...state })
      state = fresh(times(times(toPage, args[2] as number[]), args[3] as number[]))
    } else if (fn === OPS.setFont) {
      const size = args[1] as number
      Object.assign(state, { size: Math.abs(size), direction: size < 0 ? -1 : 1, font: fontOf(page, String(args[0])) })
    } else if (fn === OPS.showText) show(state, args[0] as (DrawnGlyph | number)[], glyphs)
    else move(state, fn, args)
  }
  return { glyphs, pictures }
}

function move(state: TextState, fn: number, args: unknown[]): void {
  const [a, b] = args as number[]
  switch (fn) {
    case OPS.beginText:
      Object.assign(state, { matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 })
      break
    case OPS.setTextMatrix:
      Object.assign(state, { matrix: args[0] as number[], x: 0, y: 0, lineX: 0, lineY: 0 })
      break
    case OPS.setLeadingMoveText:
    case OPS.moveText:
      if (fn === OPS.setLeadingMoveText) state.leading = b ?? 0
      state.x = state.lineX += a ?? 0
      state.y = state.lineY += b ?? 0
      break
    case OPS.nextLine:
      state.x = state.lineX
      state.y = state.lineY += state.leading
      break
    case OPS.setLeading:
      state.leading = -(a ?? 0)
      break
    case OPS.setCharSpacing:
      state.charSpacing = a ?? 0
      break
    case OPS.setWordSpacing:
      state.wordSpacing = a ?? 0
      break
    case OPS.setHScale:
      state.scale = (a ?? 100) / 100
      break
    case OPS.setTextRise:
      state.rise = a ?? 0
      break
  }
}

/** One string: `x` goes along the line of writing, in units of the text matrix. */
function show(state: TextState, drawn: (DrawnGlyph | number)[], glyphs: Glyph[]): void {
  const { font, size, direction } = state
  const vertical = font.vertical === true
  const unit = size * (font.fontMatrix?.[0] ?? 0.001)
  const along = state.scale * direction
  const base = times(times(state.ctm, state.matrix), [1, 0, 0, 1, state.x, state.y + state.rise])
  let x = 0
  for (const glyph of drawn) {
    if (typeof glyph === 'number') {
      x -= (glyph * size) / 1000
      continue
    }
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
    const metric = glyph.vmetric ?? font.defaultVMetrics
    const width = (vertical && metric ? -(metric[0] ?? -1000) : glyph.width) * unit
    const box: Matrix = vertical
      ? [-size / 2, x - Math.max(width, size), size / 2, x]
      : [x * along, -DESCENT * size * direction, (x + (width || unit * 300)) * along, ASCENT * size * direction]
    glyphs.push(boxed(glyph.unicode, base, box, vertical))
    x += vertical ? -(width + spacing * direction) : width + spacing * direction
  }
  if (vertical) state.y += x
  else state.x += x * along
}

function boxed(text: string, matrix: Matrix, [left = 0, low = 0, right = 0, high = 0]: Matrix, vertical: boolean): Glyph {
  const corners = [apply(matrix, left, low), apply(matrix, right, low), apply(matrix, left, high), apply(matrix, right, high)]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const turned = vertical || Math.abs(matrix[1] ?? 0) > Math.abs(matrix[0] ?? 0)
  return { text, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), turned }
}

function fontOf(page: PDFPageProxy, name: string): Font {
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as Font) : {}
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

function fresh(ctm: Matrix): TextState {
  const zero = { x: 0, y: 0, lineX: 0, lineY: 0, size: 0, charSpacing: 0, wordSpacing: 0, leading: 0, rise: 0 }
  return { ...zero, ctm, matrix: IDENTITY, direction: 1, scale: 1, font: {} }
}

/** The map that does `second` and then `first`. */
function times(first: Matrix, second: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function apply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
