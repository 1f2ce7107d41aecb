import { onlyLetters } from './letters.js'

const FORMS = [
  /^\s*[-—–―·•~〜]+\s*(\d{1,3})\s*[-—–―·•~〜]+\s*$/,
  /^\s*第\s*(\d{1,3})\s*页(?:[,，/\s]*共\s*\d{1,3}\s*页)?\s*$/,
  /^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*页?\s*$/,
  /^\s*[Pp]age\s*(\d{1,3})(?:\s*of\s*\d{1,3})?\s*$/,
]
/** Rows of table 2 whose three numbers may stand on the next line: - 4 - is then no page. */
const ROW_LABELS = ['规章', '行政规范性文件', '行政许可', '其他对外管理服务事项', '行政处罚', '行政强制']

/**
 * Which of a file's lines are only the number of a page. Pages of one look count up by one; a number that stands alone
 * is taken for a page's unless the line before it waits for the numbers of a row.
 */
export function pageNumberLines(lines: string[]): Set<number> {
  const byLook = new Map<string, Candidate[]>()
  lines.forEach((raw, line) => {
    if (raw.length > 40 || !/\d/.test(raw.normalize('NFKC'))) return
    const text = raw.normalize('NFKC')
    const match = FORMS.map((form) => form.exec(text)).find(Boolean)
    if (!match || Number(match[1]) > Number(match[2] ?? 999)) return
    const look = text.replace(match[1] ?? '', '').trim()
    byLook.set(look, [...(byLook.get(look) ?? []), { line, page: Number(match[1]), of: match[2] !== undefined }])
  })
  const pages = new Set<number>()
  for (const found of byLook.values()) {
    for (const line of longestCount(found)) pages.add(line)
    const [only, ...others] = found
    if (only && others.length === 0 && !only.of && !isRowLabel(lineBefore(lines, only.line))) pages.add(only.line)
  }
  return pages
}

interface Candidate {
  line: number
  page: number
  /** It says of how many: 3 / 10, which in a table may be two numbers. */
  of: boolean
}

/** Whether a line is the label of a row, or a part of one that a narrow column has broken. */
function isRowLabel(line: string): boolean {
  const letters = onlyLetters(line)
  return letters.length > 1 && ROW_LABELS.some((label) => label.includes(letters) || letters.endsWith(label))
}

/** The lines of the longest series of numbers, one up each, or none when no two follow each other. */
function longestCount(found: Candidate[]): number[] {
  const series = new Map<number, number[]>()
  let longest: number[] = []
  for (const { line, page } of found) {
    const here = [...(series.get(page - 1) ?? []), line]
    if (here.length > (series.get(page)?.length ?? 0)) series.set(page, here)
    if (here.length > longest.length) longest = here
  }
  return longest.length > 1 ? longest : []
}

function lineBefore(lines: string[], line: number): string {
  for (let i = line - 1; i >= 0 && i > line - 12; i--) if (lines[i]?.trim()) return lines[i] ?? ''
  return ''
}
