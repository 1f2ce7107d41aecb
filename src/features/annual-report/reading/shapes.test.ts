import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formReport, seedForms } from '../../../testing/report-files/form.js'
import { differenceOf } from '../../../testing/reports/compare.js'
import { type Blanks, madeReports } from '../../../testing/reports/numbers.js'
import { SHAPES, tableSource } from '../../../testing/reports/shapes.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const WITH_CELLS: Blanks[] = ['zeros', 'blank rows']
/** The same reports every time; other ones with SHAPE_SEED. */
const SEED = Number(process.env.SHAPE_SEED ?? 20211231)
const RUNS = Number(process.env.SHAPE_RUNS ?? 15)
const seeds = seedForms()

describe.each(SHAPES)('a report as $name', ({ text, keepsBlanks, needsCells }) => {
  test.each(seeds)('seed $name reads back the same', (seed) => {
    const report = readReport(textSource(Buffer.from(text(seed))))
    const { wrong, missing, undetermined } = differenceOf(report, seed.cells)
    expect(wrong).toEqual([])
    expect(missing).toEqual([])
    if (keepsBlanks) expect(undetermined).toEqual([])
  })

  test('made-up reports read back the same, or say what cannot be told', () => {
    fc.assert(
      fc.property(madeReports(needsCells ? WITH_CELLS : undefined), ({ year, layout, cells }) => {
        const report = readReport(textSource(Buffer.from(text(formReport('made', year, layout, cells)))))
        const { wrong, missing, undetermined } = differenceOf(report, cells)
        expect(wrong).toEqual([])
        expect(missing).toEqual([])
        if (keepsBlanks) expect(undetermined).toEqual([])
        expect([report.year, report.layout]).toEqual([year, layout])
        expect(report.chapters.map((chapter) => chapter.number)).toEqual([1, 2, 3, 4, 5, 6])
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })
})

test('tables with row and column spans read back the same', () => {
  fc.assert(
    fc.property(madeReports(), ({ year, layout, cells }) => {
      const report = readReport(tableSource(formReport('made', year, layout, cells)))
      expect(differenceOf(report, cells)).toEqual({ wrong: [], missing: [], undetermined: [] })
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

/** Where digits run together, or nothing tells above or below, a sum that is wrong may mislead. */
const MISLEADING = ['everything run together', 'a printed page with the numbers of each row above its label']

test.each(SHAPES.filter(({ name }) => !MISLEADING.includes(name)))('reports that do not add up are read as they are: $name', ({ text }) => {
  const mistakes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 })), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(madeReports(), mistakes, ({ year, layout, cells }, changes) => {
      const wrong = { ...cells }
      const paths = Object.keys(cells).filter((path) => !path.startsWith('table2'))
      for (const [at, value] of changes) wrong[paths[at % paths.length] as string] = value
      const report = readReport(textSource(Buffer.from(text(formReport('made', year, layout, wrong)))))
      expect(differenceOf(report, wrong)).toMatchObject({ wrong: [], missing: [] })
    }),
    { numRuns: RUNS, seed: SEED },
  )
})
