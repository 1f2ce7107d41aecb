import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault } from '../../../../platform/errors/errors.js'
import { formDocx } from '../../../../testing/report-files/docx.js'
import { type FormReport, seedForms } from '../../../../testing/report-files/form.js'
import { formHtml } from '../../../../testing/report-files/html.js'
import { chromium, printedPdf } from '../../../../testing/report-files/programs.js'
import { formXlsx } from '../../../../testing/report-files/xlsx.js'
import { readReport } from '../read-report.js'
import { readBytesGuarded } from './index.js'
import { openSource } from './open.js'

const form = seedForms()[1] as FormReport
const samples = join(import.meta.dirname, '../../../../../samples/seeds')
const text = readdirSync(samples).find((name) => name.endsWith('.txt')) ?? ''

/** A file cut off somewhere, or with some of its bytes changed. */
const damaged = (bytes: Buffer) =>
  fc.oneof(
    fc.nat(bytes.length).map((end) => bytes.subarray(0, end)),
    fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((changes) => {
      const copy = Buffer.from(bytes)
      for (const [at, value] of changes) copy[at] = value
      return copy
    }),
  )

/** What cannot be opened the guard calls damaged, whatever goes wrong; what can must be a report, or be refused. */
async function outcome(bytes: Buffer, name: string): Promise<'report' | 'refused'> {
  const source = await openSource(bytes, name).catch(() => null)
  try {
    return source && readReport(source) ? 'report' : 'refused'
  } catch (error) {
    if (error instanceof Fault) return 'refused'
    throw error
  }
}

test.each<[string, Buffer]>([
  ['report.txt', readFileSync(join(samples, text))],
  ['report.html', Buffer.from(formHtml(form))],
  ['report.docx', await formDocx(form)],
  ['report.xlsx', await formXlsx(form)],
])('%s, damaged anyhow, gives a report or a refusal', async (name, bytes) => {
  await fc.assert(
    fc.asyncProperty(damaged(bytes), async (copy) => {
      expect(await outcome(copy, name)).toMatch(/report|refused/)
    }),
    { numRuns: 40 },
  )
})

test.skipIf(!chromium)('a PDF that is cut off anywhere gives a report or a refusal', async () => {
  const bytes = printedPdf(formHtml(form))
  for (const share of [0.2, 0.9, 0.999]) {
    const result = await readBytesGuarded(bytes.subarray(0, bytes.length * share), 'report.pdf').catch((error: unknown) => error)
    expect(result).toSatisfy((value) => value instanceof Fault || (typeof value === 'object' && value !== null && 'cells' in value))
  }
})
