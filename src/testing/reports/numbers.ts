import fc from 'fast-check'
import {
  APPLICANT_COLUMNS,
  type Cells,
  type Layout,
  TABLE2,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../law/annual-report/cells.js'

/** How a made-up report shows that there is nothing: as zeros, as blank rows, or as blank cells. */
export type Blanks = 'zeros' | 'blank rows' | 'blank cells'

/** The numbers of a report that could be real: everything adds up. */
export interface MadeReport {
  year: number
  layout: Layout
  blanks: Blanks
  cells: Cells
}

const APPLICANTS = APPLICANT_COLUMNS.slice(0, -1)

/** Reports of either layout, from the village with nothing to a province with thousands of requests. */
export function madeReports(blanks: Blanks[] = ['zeros', 'blank rows', 'blank cells']): fc.Arbitrary<MadeReport> {
  return fc
    .record({
      layout: fc.constantFrom<Layout>('2019', '2021'),
      blanks: fc.constantFrom(...blanks),
      scale: fc.constantFrom(0, 3, 30, 400, 9000),
      seeds: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 400, maxLength: 400 }),
    })
    .map(({ layout, blanks, scale, seeds }) => {
      const next = drawer(seeds, scale)
      const cells = { ...table2(layout, next), ...table3(layout, next), ...table4(next) }
      return { year: layout === '2019' ? 2020 : 2023, layout, blanks, cells: blanked(cells, layout, blanks) }
    })
}

/** Mostly nothing, sometimes a few, seldom many: what such tables hold. */
function drawer(seeds: number[], scale: number): (weight: number) => number {
  let i = 0
  return (weight) => {
    const seed = seeds[i++ % seeds.length] as number
    if (scale === 0 || seed % 100 >= weight) return 0
    const size = Math.floor(seed / 100)
    return 1 + (size % 5 === 0 ? size % (scale + 1) : size % (Math.ceil(scale / 10) + 1))
  }
}

function table2(layout: Layout, next: (weight: number) => number): Cells {
  const cells: Cells = {}
  for (const block of TABLE2[layout]) {
    for (const row of block.rows) {
      let items = 0
      for (const column of block.columns) {
        const path = table2Path(row.key, column.key)
        if (column.kind === 'signed') cells[path] = next(50) % 2 ? next(70) : -Math.min(items, next(60))
        else cells[path] = column.kind === 'money' ? (next(60) * 100 + next(50)) / 100 : next(60)
        if (column.key === 'previousItems') items = cells[path] as number
      }
    }
  }
  return cells
}

function table3(layout: Layout, next: (weight: number) => number): Cells {
  const cells: Cells = {}
  const put = (row: string, numbers: number[]): void => {
    APPLICANTS.forEach((column, i) => {
      cells[table3Path(row, column.key)] = numbers[i] as number
    })
    cells[table3Path(row, 'total')] = numbers.reduce((a, b) => a + b, 0)
  }
  const draw = (weight: number): number[] => APPLICANTS.map((_, i) => next(i === 0 ? weight : weight / 5))
  const sum = new Array<number>(APPLICANTS.length).fill(0)
  for (const row of table3Rows(layout).filter((candidate) => candidate.leaf)) {
    const numbers = draw(row.key === 'granted' ? 90 : 30)
    numbers.forEach((value, i) => {
      sum[i] = (sum[i] as number) + value
    })
    put(row.key, numbers)
  }
  const carriedOut = draw(20)
  const carriedIn = draw(20).map((value, i) => Math.min(value, (sum[i] as number) + (carriedOut[i] as number)))
  put('resultTotal', sum)
  put('carriedOut', carriedOut)
  put('carriedIn', carriedIn)
  put(
    'newReceived',
    sum.map((value, i) => value + (carriedOut[i] as number) - (carriedIn[i] as number)),
  )
  return cells
}

function table4(next: (weight: number) => number): Cells {
  const cells: Cells = {}
  for (const group of TABLE4_GROUPS) {
    const parts = TABLE4_RESULTS.slice(0, -1).map(() => next(25))
    TABLE4_RESULTS.forEach((result, i) => {
      cells[table4Path(group.key, result.key)] = parts[i] ?? parts.reduce((a, b) => a + b, 0)
    })
  }
  return cells
}

/** Leaves out the zeros of rows that have nothing else, or all zeros. */
function blanked(cells: Cells, layout: Layout, blanks: Blanks): Cells {
  if (blanks === 'zeros') return cells
  if (blanks === 'blank cells') return Object.fromEntries(Object.entries(cells).map(([path, value]) => [path, value === 0 ? null : value]))
  const left = { ...cells }
  for (const row of table3Rows(layout)) {
    const paths = APPLICANT_COLUMNS.map((column) => table3Path(row.key, column.key))
    if (paths.every((path) => cells[path] === 0)) for (const path of paths) left[path] = null
  }
  return left
}
