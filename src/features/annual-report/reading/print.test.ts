import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textSource } from './inputs/text/text.js'
import { summaryOf } from './print.js'
import { readReport } from './read-report.js'

test('the summary says who, when, every row once, and what cannot be told', () => {
  const file = join(import.meta.dirname, '../../../../samples/seeds/003_977fd53098eb2a79.txt')
  const summary = summaryOf(readReport(textSource(readFileSync(file))))
  expect(summary).toContain('机关：海东市平安区\n年度：2020\n')
  expect(summary.match(/ {2}行政许可：.*/g)).toEqual(['  行政许可：6030  3374  3640'])
  expect(summary).toContain('一、本年新收政府信息公开申请数量：?  ?  ?  ?  ?  ?  1')
  expect(summary).toContain('第 179 行：1 应在表三“一、本年新收政府信息公开申请数量·自然人”等 6 格之中')
})
