import type { DraftLine, DraftPage } from './draft.js'

/** The shares of a page's height in which headers and footers stand. */
const HEAD = 0.1
const FOOT = 0.9
/** How far the same header may shift from page to page, in shares of the height. */
const SHIFT = 0.01
const PAGE_NUMBER = /^[-—–―－·\s]*\d{1,3}[-—–―－·\s]*$|^第\s*[\d一二三四五六七八九十]+\s*页|^\d{1,3}\s*\/\s*\d{1,3}$/
const PRINTED_FROM = /^(https?|file):\/\/\S+(\s+\d+\/\d+)?$/

/** The pages without what stands on each of them at the same height, and without page numbers. */
export function withoutFurniture(pages: DraftPage[]): DraftPage[] {
  const marginal = pages.map((page) =>
    page.parts.filter((part): part is DraftLine => part.kind === 'line' && (part.height < HEAD || part.height > FOOT)),
  )
  const isFurniture = (line: DraftLine): boolean => {
    if (PAGE_NUMBER.test(line.text.trim()) || PRINTED_FROM.test(line.text.trim())) return true
    const same = marginal.filter((lines) =>
      lines.some((other) => Math.abs(other.height - line.height) < SHIFT && bare(other) === bare(line)),
    )
    return same.length >= 2 && same.length * 2 >= pages.length
  }
  return pages.map((page, i) => ({
    ...page,
    parts: page.parts.filter((part) => part.kind === 'table' || !marginal[i]?.includes(part) || !isFurniture(part)),
  }))
}

function bare(line: DraftLine): string {
  return line.text.replace(/\d+/g, '#').replace(/\s+/g, '')
}
