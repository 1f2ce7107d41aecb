import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formReport } from '../../../testing/report-files/form.js'
import { differenceOf } from '../../../testing/reports/compare.js'
import { DISGUISES, disguised } from '../../../testing/reports/disguises.js'
import { type Blanks, madeReports } from '../../../testing/reports/numbers.js'
import { SHAPES, tableSource } from '../../../testing/reports/shapes.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const WITH_CELLS: Blanks[] = ['zeros', 'blank rows']
/** The same reports every time; other ones with SHAPE_SEED. */
const SEED = Number(process.env.SHAPE_SEED ?? 20211231)
const RUNS = Number(process.env.SHAPE_RUNS ?? 2)

describe.each(DISGUISES)('reports with $name', (disguise) => {
  test.each(SHAPES)('as $name', ({ text, keepsBlanks, needsCells }) => {
    fc.assert(
      fc.property(madeReports(needsCells ? WITH_CELLS : undefined), ({ year, layout, cells }) => {
        const form = disguised(formReport('made', year, layout, cells), disguise)
        const report = readReport(textSource(Buffer.from(text(form))))
        const { wrong, missing, undetermined } = differenceOf(report, cells)
        expect({ wrong, missing, layout: report.layout }).toEqual({ wrong: [], missing: [], layout })
        if (keepsBlanks) expect(undetermined).toEqual([])
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  test('as tables', () => {
    fc.assert(
      fc.property(madeReports(), ({ year, layout, cells }) => {
        const report = readReport(tableSource(disguised(formReport('made', year, layout, cells), disguise)))
        expect(differenceOf(report, cells)).toEqual({ wrong: [], missing: [], undetermined: [] })
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })
})
