import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formDocx } from '../../../testing/report-files/docx.js'
import { type FormReport, formReport, seedForms } from '../../../testing/report-files/form.js'
import { formHtml } from '../../../testing/report-files/html.js'
import { chromium, libreOffice, officeFile, printedPdf } from '../../../testing/report-files/programs.js'
import { formXlsx } from '../../../testing/report-files/xlsx.js'
import { differenceOf } from '../../../testing/reports/compare.js'
import { madeReports } from '../../../testing/reports/numbers.js'
import { openSource } from './inputs/index.js'
import { readReport } from './read-report.js'

/** A fixed few, for these files take long to make. */
const forms: FormReport[] = [
  ...seedForms(),
  ...fc.sample(madeReports(), { numRuns: 4, seed: 20 }).map(({ year, layout, cells }, i) => formReport(`made ${i}`, year, layout, cells)),
]

/** Those with most blanks, and one of each layout. */
const printed = [forms[1], forms[3], forms[5]].filter((form) => form !== undefined)

async function expectRead(form: FormReport, bytes: Buffer, name: string): Promise<void> {
  const report = readReport(await openSource(bytes, name))
  expect(differenceOf(report, form.cells)).toEqual({ wrong: [], missing: [], undetermined: [] })
  expect(report.chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect([report.title, report.organ]).toEqual([form.title, '海东市乐都区人民政府'])
  expect(report.signedOn).toMatch(/^20\d\d-01-20$/)
}

test.each(forms)('$name as a web page', async (form) => expectRead(form, Buffer.from(formHtml(form)), 'report.html'))

test.each(forms)('$name as a Word file', async (form) => expectRead(form, await formDocx(form), 'report.docx'))

test.each(forms)('$name as an Excel file', async (form) => expectRead(form, await formXlsx(form), 'report.xlsx'))

test.skipIf(!chromium).each(printed)('$name printed by Chromium', async (form) =>
  expectRead(form, printedPdf(formHtml(form)), 'report.pdf'),
)

test.skipIf(!libreOffice)('printed by LibreOffice', async () => {
  const pdfs = officeFile(await Promise.all(printed.map(formDocx)), 'docx', 'pdf')
  for (const [i, form] of printed.entries()) await expectRead(form, pdfs[i] as Buffer, 'report.pdf')
})
