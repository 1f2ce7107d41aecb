import { expect, test } from 'vitest'
import { formRows, runningText, sourceRows, sourceText } from '../../../../testing/report-files/compare.js'
import { formDocx } from '../../../../testing/report-files/docx.js'
import { type FormReport, seedForms } from '../../../../testing/report-files/form.js'
import { formHtml } from '../../../../testing/report-files/html.js'
import { chromium, libreOffice, officeFile, printedPdf } from '../../../../testing/report-files/programs.js'
import { formXlsx } from '../../../../testing/report-files/xlsx.js'
import { readReport } from '../read-report.js'
import { openSource } from './open.js'

const forms = seedForms()

async function expectSame(form: FormReport, bytes: Buffer, name: string): Promise<void> {
  const source = await openSource(bytes, name)
  expect(sourceRows(source)).toEqual(formRows(form))
  expect(sourceText(source)).toBe(runningText(form.parts))
  const report = readReport(source)
  expect({ year: report.year, layout: report.layout }).toEqual({ year: form.year, layout: form.layout })
  expect(Object.fromEntries(Object.keys(form.cells).map((path) => [path, report.cells[path]]))).toEqual(form.cells)
}

test.each(forms)('$name as a web page', async (form) => {
  await expectSame(form, Buffer.from(formHtml(form)), 'report.html')
})

test.each(forms)('$name as a Word file', async (form) => {
  await expectSame(form, await formDocx(form), 'report.docx')
})

test.each(forms)('$name as an Excel file', async (form) => {
  await expectSame(form, await formXlsx(form), 'report.xlsx')
})

test.skipIf(!chromium).each(forms)('$name printed by Chromium', async (form) => {
  await expectSame(form, printedPdf(formHtml(form)), 'report.pdf')
})

test.skipIf(!libreOffice)('all as Word files and PDFs by LibreOffice', async () => {
  const pdfs = officeFile(await Promise.all(forms.map(formDocx)), 'docx', 'pdf')
  const docxs = officeFile(
    forms.map((form) => Buffer.from(formHtml(form))),
    'html',
    'docx',
  )
  for (const [i, form] of forms.entries()) {
    await expectSame(form, pdfs[i] as Buffer, 'report.pdf')
    await expectSame(form, docxs[i] as Buffer, 'report.docx')
  }
})
