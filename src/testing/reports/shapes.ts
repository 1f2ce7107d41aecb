import type { Source } from '../../features/annual-report/reading/source.js'
import { lineBlock } from '../../features/annual-report/reading/source.js'
import type { FormCell, FormReport, FormTable } from '../report-files/form.js'

/** A way in which a converter or an office hand lays out a report as plain text. */
export interface Shape {
  name: string
  /** Whether blank cells leave a trace. */
  keepsBlanks: boolean
  /** Without every cell shown it could mislead anybody: what is tried on it has no blanks but in whole rows. */
  needsCells?: boolean
  text: (form: FormReport) => string
}

/** The shapes that published reports are found in. */
export const SHAPES: Shape[] = [
  { name: 'rows of tabs', keepsBlanks: true, text: (form) => lines(form, (table) => grid(table).map((row) => row.join('\t'))) },
  {
    name: 'rows of tabs that lost their leading ones, with one more behind',
    keepsBlanks: false,
    text: (form) => lines(form, (table) => grid(table).map((row) => `${row.join('\t').replace(/^\t+/, '')}\t`)),
  },
  {
    name: 'Markdown tables',
    keepsBlanks: true,
    text: (form) =>
      lines(form, (table) =>
        grid(table).flatMap((row, i) => [`| ${row.join(' | ')} |`, ...(i === 0 ? [`|${row.map(() => '---').join('|')}|`] : [])]),
      ),
  },
  {
    name: 'cells parted by pipes, covered ones left out',
    keepsBlanks: true,
    text: (form) => lines(form, (table) => table.map((row) => `${texts(row).join(' | ')} |`)),
  },
  {
    name: 'a cell a line with a pipe at its end',
    keepsBlanks: true,
    text: (form) => lines(form, (table) => table.flatMap(texts).map((text) => `${text} |`.trim())),
  },
  {
    name: 'a cell a line with a pipe on the line behind it',
    keepsBlanks: true,
    text: (form) => lines(form, (table) => table.flatMap(texts).flatMap((text) => (text ? [text, '|'] : ['|']))),
  },
  { name: 'a cell a line, blank ones too', keepsBlanks: true, text: (form) => lines(form, (table) => table.flatMap(texts)) },
  {
    name: 'a cell on every third line, rows five lines apart, by carriage returns',
    keepsBlanks: true,
    text: (form) => lines(form, (table) => [table.map((row) => texts(row).join('\r\r\r')).join('\r\r\r\r\r')], '\r'),
  },
  {
    name: 'a filled cell a line, with empty lines between',
    keepsBlanks: false,
    text: (form) => lines(form, (table) => table.flatMap(texts).filter(Boolean), '\n\n'),
  },
  { name: 'rows of spaces', keepsBlanks: false, text: (form) => lines(form, spacedRows) },
  {
    name: 'a printed page: narrow labels, numbers below them, an empty line after each, page numbers',
    keepsBlanks: false,
    text: (form) => withPageNumbers(lines(form, (table) => table.flatMap((row) => narrow(row, 8, 'below')), '\n\n')),
  },
  {
    name: 'a printed page with the numbers amid the lines of their label',
    keepsBlanks: false,
    text: (form) => lines(form, (table) => table.flatMap((row) => narrow(row, 7, 'amid'))),
  },
  { name: 'a printed page with the titles of groups amid their rows', keepsBlanks: false, text: (form) => lines(form, amidRows) },
  {
    name: 'a printed page with labels first and then their numbers, three rows each',
    keepsBlanks: false,
    text: (form) => lines(form, inThrees),
  },
  {
    name: 'a printed page with the numbers of each row above its label',
    keepsBlanks: false,
    needsCells: true,
    text: (form) => lines(form, (table) => table.flatMap(numbersFirst)),
  },
  { name: 'columns kept by blanks', keepsBlanks: false, text: (form) => lines(form, (table) => grid(table).map(aligned)) },
  {
    name: 'everything run together',
    keepsBlanks: false,
    text: (form) => form.parts.map((part) => (typeof part === 'string' ? part : part.flatMap(texts).join(''))).join(''),
  },
  {
    name: 'cells parted by wide spaces on one line',
    keepsBlanks: false,
    text: (form) =>
      form.parts.map((part) => (typeof part === 'string' ? part : part.flatMap(texts).filter(Boolean).join('　　'))).join('　　'),
  },
]

/** The report as tables with spans, as a web page or a Word file gives it. */
export function tableSource(form: FormReport): Source {
  let line = 0
  return {
    format: 'html',
    blocks: form.parts.map((part) => {
      line += 1
      if (typeof part === 'string') return lineBlock(part, { line })
      const place = { line }
      const rows = expanded(part).map((row) =>
        row.map(({ cell, origin }) => ({ text: cell.text, place, part: origin ? ('origin' as const) : ('continuation' as const) })),
      )
      return { kind: 'table' as const, rows, place }
    }),
  }
}

function lines(form: FormReport, table: (table: FormTable) => string[], newline = '\n'): string {
  return form.parts.flatMap((part) => (typeof part === 'string' ? [part] : table(part))).join(newline)
}

function texts(row: FormCell[]): string[] {
  return row.map((cell) => cell.text)
}

/** The grid with spans expanded: the text where a cell begins, nothing where it goes on. */
function grid(table: FormTable): string[][] {
  return expanded(table).map((row) => row.map(({ cell, origin }) => (origin ? cell.text : '')))
}

function expanded(table: FormTable): { cell: FormCell; origin: boolean }[][] {
  const rows: { cell: FormCell; origin: boolean }[][] = table.map(() => [])
  table.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (rows[y]?.[x]) x++
      for (let dy = 0; dy < (cell.rowSpan ?? 1); dy++) {
        for (let dx = 0; dx < (cell.colSpan ?? 1); dx++) {
          const target = rows[y + dy]
          if (target) target[x + dx] = { cell, origin: dx === 0 && dy === 0 }
        }
      }
    }
  })
  return rows
}

function spacedRows(table: FormTable): string[] {
  return table.map((row) => texts(row).filter(Boolean).join(' '))
}

/** A row whose labels are broken into lines of `width` letters, as in a narrow column. */
function narrow(row: FormCell[], width: number, numbers: 'below' | 'amid'): string[] {
  const labels = texts(row).filter((text) => /[\u4e00-\u9fff]/.test(text))
  const values = texts(row).filter((text) => text && !/[\u4e00-\u9fff]/.test(text))
  const pieces = labels.map((label) => label.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
  const own = pieces.at(-1) ?? []
  const at = numbers === 'amid' && own.length > 1 ? own.length - 1 : own.length
  return [...pieces.slice(0, -1).flat(), ...own.slice(0, at), ...(values.length > 0 ? [values.join(' ')] : []), ...own.slice(at)]
}

function withPageNumbers(text: string): string {
  return text
    .split('\n\n')
    .flatMap((line, i) => (i % 30 === 29 ? [line, `- ${(i + 1) / 30} -`, '', ''] : [line]))
    .join('\n\n')
}

/** Titles that span rows, a few letters on each of the lines of their rows. */
function amidRows(table: FormTable): string[] {
  const rows = spacedRows(table.map((row) => row.filter((cell) => (cell.rowSpan ?? 1) < 3)))
  table.forEach((row, y) => {
    for (const cell of row) {
      const span = cell.rowSpan ?? 1
      if (span < 3) continue
      const pieces = cell.text.match(/.{1,4}/g) ?? []
      const first = y + Math.max(0, Math.floor((span - pieces.length) / 2))
      pieces.forEach((piece, i) => {
        const at = Math.min(first + i, y + span - 1)
        rows[at] = `${piece} ${rows[at]}`
      })
    }
  })
  return rows
}

/** Where a page is read in columns: the labels of some rows, then the rows of their numbers. */
function inThrees(table: FormTable): string[] {
  const found: string[] = []
  for (let y = 0; y < table.length; y += 3) {
    const rows = table.slice(y, y + 3)
    const isFull = rows.every((row) => texts(row).filter((text) => /^[\d.+-]+$/.test(text)).length === 7)
    if (!isFull) found.push(...spacedRows(rows))
    else
      found.push(
        ...rows.map((row) => texts(row).filter(isLabel).join(' ')),
        ...rows.map((row) =>
          texts(row)
            .filter((text) => !isLabel(text))
            .join(' '),
        ),
      )
  }
  return found
}

function numbersFirst(row: FormCell[]): string[] {
  const values = texts(row).filter((text) => text && !isLabel(text))
  const labels = texts(row).filter(isLabel)
  return values.length > 0 ? [values.join(' '), labels.join(' ')] : [labels.join(' ')]
}

function isLabel(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text)
}

/** Every cell at its column, as text is laid out that keeps the look of a page. */
function aligned(row: string[]): string {
  const width = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0)
  return row.reduce((line, text, i) => {
    const at = row.length === 10 ? [0, 20, 34, 110, 122, 134, 146, 158, 170, 182][i] : row.length === 15 ? i * 12 : i * 34
    return `${line}${' '.repeat(Math.max(line ? 1 : 0, (at ?? 0) - width(line)))}${text}`
  }, '')
}
