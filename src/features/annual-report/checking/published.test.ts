import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSource } from '../reading/inputs/index.js'
import { readReport } from '../reading/read-report.js'
import { check } from './check.js'

/** Six other published reports; they are not part of the project. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/reports/', import.meta.url))

/** Every error, looked at by hand and true: `rule` and the first cell or the part that it is about. */
const ERRORS: Record<string, string[]> = {
  '001': ['F-YEAR table3.other.naturalPerson', 'T4-SUM table4.litigationAfterReview.total', 'T4-SUM table4.reconsideration.total'],
  '006': [],
  '007': ['T3-BAL table3.newReceived.naturalPerson', 'T3-ROW table3.resultTotal.total', 'T3-SUM table3.resultTotal.naturalPerson'],
  '009': ['F-HEAD 第一部分的标题写成“基本情况”，规定的标题是“总体情况”。', 'F-HEAD 缺第六部分“六、其他需要报告的事项”。'],
  '014': ['F-HEAD 缺第六部分“六、其他需要报告的事项”。'],
  '015': [],
}

describe.skipIf(!existsSync(FOLDER))('published reports beside the project (skipped where the folder is absent)', () => {
  it.each(Object.keys(ERRORS))('%s has the errors that it has, and no other', async (name) => {
    const report = readReport(await openSource(await readFile(`${FOLDER}${name}.txt`), `${name}.txt`))
    const errors = check(report).filter((finding) => finding.severity === 'error')
    expect(errors.map((finding) => `${finding.rule} ${finding.cells[0] ?? finding.message}`).sort()).toEqual(
      [...(ERRORS[name] as string[])].sort(),
    )
  })
})
