import { expect, it } from 'vitest'
import { csvLine } from './csv.js'

it('writes numbers as numbers, blanks as nothing and quotes what needs it', () => {
  expect(csvLine(['a', -3, null, 'x,"y"\n'])).toBe('a,-3,,"x,""y""\n"\r\n')
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('keeps a spreadsheet from running %j', (text) => {
  expect(csvLine([text]).replaceAll('"', '')).toMatch(/^'/)
})
