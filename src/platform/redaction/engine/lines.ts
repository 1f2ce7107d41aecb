import type { Glyph } from './glyphs.js'
import { isInside, type Line, type PageText, type Sign, unionOf } from './page.js'

/** Glyphs as lines from top to bottom, without those off the page, without blanks, and without the second print of what is printed twice to look bold. */
export function pageOf(page: number, size: { width: number; height: number }, drawn: Glyph[], pictures: number): PageText {
  const glyphs = onceEach(drawn.filter((glyph) => glyph.text.trim() !== '' && isInside(glyph, size.width, size.height)))
  const upright: { glyphs: Glyph[]; top: number; bottom: number }[] = []
  const turned: Glyph[][] = []
  for (const glyph of glyphs) {
    if (glyph.turned) {
      const open = turned.at(-1)
      if (open && isNext(open.at(-1), glyph)) open.push(glyph)
      else turned.push([glyph])
      continue
    }
    const line = upright.findLast((candidate) => sameHeight(candidate, glyph))
    if (line) line.glyphs.push(glyph)
    else upright.push({ glyphs: [glyph], top: glyph.top, bottom: glyph.bottom })
  }
  upright.sort((a, b) => a.top - b.top)
  for (const line of upright) line.glyphs.sort((a, b) => a.left - b.left)
  const groups = [...upright.map((line) => line.glyphs), ...turned]
  const number = new Map(groups.flat().map((glyph, i) => [glyph, i]))
  const lines = groups.map((group): Line => ({ ...rounded(unionOf(group)), signs: group.map(signOf) }))
  return { page, ...size, lines, drawn: glyphs.map((glyph) => number.get(glyph) ?? 0), pictures }
}

function onceEach(glyphs: Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter((glyph) => {
    const near = seen.get(glyph.text) ?? []
    const size = Math.max(1, glyph.bottom - glyph.top)
    if (near.some((one) => Math.hypot(one.left - glyph.left, one.top - glyph.top) < size * 0.12)) return false
    seen.set(glyph.text, [...near.slice(-20), glyph])
    return true
  })
}

function isNext(before: Glyph | undefined, glyph: Glyph): boolean {
  const size = Math.max(glyph.right - glyph.left, glyph.bottom - glyph.top)
  return before !== undefined && Math.hypot(before.left - glyph.left, before.top - glyph.top) < 2.5 * size
}

function sameHeight(line: { top: number; bottom: number }, glyph: Glyph): boolean {
  const overlap = Math.min(line.bottom, glyph.bottom) - Math.max(line.top, glyph.top)
  return overlap > 0.5 * Math.min(line.bottom - line.top, glyph.bottom - glyph.top)
}

function signOf({ text, ...box }: Glyph): Sign {
  return { text, ...rounded(box) }
}

function rounded({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }) {
  const round = (n: number) => Math.round(n * 10) / 10
  return { left: round(left), top: round(top), right: round(right), bottom: round(bottom) }
}
