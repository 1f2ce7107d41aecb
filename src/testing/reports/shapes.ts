import type { Source } from '../../features/annual-report/reading/source.js'
import { lineBlock } from '../../features/annual-report/reading/source.js'
import type { FormCell, FormReport, FormTable } from '../report-files/form.js'

/** A way in which a converter or an office hand lays out a report as plain text. */
export interface Shape {
  name: string
  /** Whether blank cells leave a trace. */
  keepsBlanks: boolean
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
