import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formReport, seedForms } from '../../../testing/report-files/form.js'
import { differenceOf } from '../../../testing/reports/compare.js'
import { madeReports } from '../../../testing/reports/numbers.js'
import { SHAPES, tableSource } from '../../../testing/reports/shapes.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const RUNS = Number(process.env.SHAPE_RUNS ?? 25)
const seeds = seedForms()

describe.each(SHAPES)('a report as $name', ({ text, keepsBlanks }) => {
  test.each(seeds)('seed $name reads back the same', (seed) => {
    const report = readReport(textSource(Buffer.from(text(seed))))
    const { wrong, missing, undetermined } = differenceOf(report, seed.cells)
    expect(wrong).toEqual([])
    expect(missing).toEqual([])
    if (keepsBlanks) expect(undetermined).toEqual([])
  })

  test('made-up reports read back the same, or say what cannot be told', () => {
    fc.assert(
      fc.property(madeReports(), ({ year, layout, cells }) => {
        const report = readReport(textSource(Buffer.from(text(formReport('made', year, layout, cells)))))
        const { wrong, missing, undetermined } = differenceOf(report, cells)
        expect(wrong).toEqual([])
        expect(missing).toEqual([])
        if (keepsBlanks) expect(undetermined).toEqual([])
        expect([report.year, report.layout]).toEqual([year, layout])
        expect(report.chapters.map((chapter) => chapter.number)).toEqual([1, 2, 3, 4, 5, 6])
      }),
      { numRuns: RUNS },
    )
  })
})

test('tables with row and column spans read back the same', () => {
  fc.assert(
    fc.property(madeReports(), ({ year, layout, cells }) => {
      const report = readReport(tableSource(formReport('made', year, layout, cells)))
      expect(differenceOf(report, cells)).toEqual({ wrong: [], missing: [], undetermined: [] })
    }),
    { numRuns: RUNS },
  )
})
