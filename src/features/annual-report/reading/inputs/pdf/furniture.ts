import type { DraftLine, DraftPage } from './draft.js'

/** The shares of a page's height in which headers and footers stand. */
const HEAD = 0.1
const FOOT = 0.9
/** How far the same header may shift from page to page, in shares of the height. */
const SHIFT = 0.01
const MARKED_NUMBER = /^[-—–―－·~]+\s*\d{1,3}\s*[-—–―－·~]+$|^第\s*[\d一二三四五六七八九十]+\s*页|^\d{1,3}\s*\/\s*\d{1,3}$/
const PRINTED_FROM = /^(https?|file):\/\/\S+(\s+\d+\/\d+)?$/

/** The pages without what stands on each of them at the same height, and without page numbers. */
export function withoutFurniture(pages: DraftPage[]): DraftPage[] {
  const marginal = pages.map((page) => page.parts.filter(isMarginal))
  const isFurniture = (line: DraftLine, page: DraftPage): boolean => {
    const text = line.text.trim()
    if (MARKED_NUMBER.test(text) || PRINTED_FROM.test(text)) return true
    if (/^\d{1,3}$/.test(text)) return isCounted(Number(text) - page.number, line)
    if (!/\p{L}{2}/u.test(text)) return false
    const same = marginal.filter((lines) => lines.some((other) => isNear(other, line) && bare(other) === bare(line)))
    return same.length >= 2 && same.length * 2 >= pages.length
  }
  /** A bare number is a page's when most other pages have theirs at that height, one more on each. */
  const isCounted = (offset: number, line: DraftLine): boolean => {
    const counted = marginal.filter((lines, i) =>
      lines.some((other) => isNear(other, line) && other.text.trim() === String((pages[i]?.number ?? 0) + offset)),
    )
    return counted.length >= 2 && counted.length * 2 >= pages.length
  }
  return pages.map((page) => ({ ...page, parts: trimmed(page.parts.filter((part) => !isMarginal(part) || !isFurniture(part, page))) }))
}

/** What is left of a page begins and ends with something. */
function trimmed(parts: DraftPage['parts']): DraftPage['parts'] {
  const says = (part: DraftPage['parts'][number]) => part.kind === 'table' || part.text !== ''
  return parts.slice(Math.max(0, parts.findIndex(says)), parts.findLastIndex(says) + 1)
}

function isMarginal(part: DraftPage['parts'][number]): part is DraftLine {
  return part.kind === 'line' && (part.height < HEAD || part.height > FOOT)
}

function isNear(line: DraftLine, other: DraftLine): boolean {
  return Math.abs(line.height - other.height) < SHIFT
}

function bare(line: DraftLine): string {
  return line.text.replace(/\d+/g, '#').replace(/\s+/g, '')
}
