import { expect, test } from 'vitest'
import { formRows, sourceRows, sourceText } from '../../../../../testing/report-files/compare.js'
import { type FormReport, seedForms } from '../../../../../testing/report-files/form.js'
import { formHtml } from '../../../../../testing/report-files/html.js'
import { chromium, printedPdf } from '../../../../../testing/report-files/programs.js'
import { readReport } from '../../read-report.js'
import type { Source } from '../../source.js'
import { pdfSource } from './pdf.js'

const form = seedForms()[1] as FormReport

async function printed(css: string, change: (html: string) => string = (html) => html): Promise<Source> {
  return pdfSource(printedPdf(change(formHtml(form).replace('</style>', `${css}</style>`))))
}

/** Pages that end in the middle of rows, of labels over several rows, of the tables' heads. */
test.skipIf(!chromium).each([90, 150, 270])('tables go on over pages of %i mm', async (height) => {
  const source = await printed(`@page { size: 210mm ${height}mm; margin: 12mm }`)
  expect(sourceRows(source)).toEqual(formRows(form))
})

test.skipIf(!chromium)('a head that is printed on every page is read once', async () => {
  const head = /<table>\n((?:<tr>.*<\/tr>\n){3})(?=<tr><td colspan="3">一、)/
  const source = await printed('@page { size: 210mm 150mm }', (html) => html.replace(head, '<table><thead>$1</thead>'))
  expect(sourceRows(source)).toEqual(formRows(form))
})

test.skipIf(!chromium).each([
  ['dotted', 'td { border: 1px dotted }'],
  ['double', 'td { border: 3px double }'],
  ['shaded', 'tr:nth-child(2n) td { background: #ddd } td { border-color: #aaa }'],
])('borders that are %s', async (_name, css) => {
  expect(sourceRows(await printed(css))).toEqual(formRows(form))
})

test.skipIf(!chromium).each([
  ['none at all', 'td { border: none }'],
  ['lines across only', 'td { border: none; border-bottom: 1px solid }'],
])('blank cells keep their place in tables with %s', async (_name, css) => {
  const { cells } = readReport(await printed(css))
  expect(Object.fromEntries(Object.keys(form.cells).map((path) => [path, cells[path]]))).toEqual(form.cells)
})

test.skipIf(!chromium).each(['vertical-rl', 'sideways-lr'])('heads written %s', async (mode) => {
  const turned = (html: string) =>
    html.replace(/>(结果维持|结果纠正|其他结果|尚未审结|总计)</g, `><span style="writing-mode: ${mode}">$1</span><`)
  expect(sourceRows(await printed('', turned))).toEqual(formRows(form))
})

test.skipIf(!chromium).each([90, 180])('a page that is to be shown turned by %i degrees', async (turn) => {
  const bytes = printedPdf(formHtml(form)).toString('latin1').replaceAll('/MediaBox', `/Rotate ${turn} /MediaBox`)
  const rows = sourceRows(await pdfSource(Buffer.from(bytes, 'latin1')))
  expect(rows).toEqual(formRows(form))
})

test.skipIf(!chromium)('headers, footers and page numbers are no part of the report', async () => {
  const margins = '@page { margin: 25mm; @top-center { content: "海东市文件" } @bottom-center { content: counter(page) } }'
  const text = sourceText(await printed(`@page { size: 210mm 180mm } ${margins}`))
  expect(text).not.toMatch(/海东市文件|\d$/)
  expect(text).toContain('六、其他需要报告的事项无。')
})

test.skipIf(!chromium)('places are pages and lines of the page', async () => {
  const report = readReport(await printed('@page { size: 210mm 150mm; margin: 12mm }'))
  expect(report.titlePlace).toMatchObject({ page: 1, line: 1 })
  expect(report.chapters.map((chapter) => chapter.place.page)).toEqual([1, 1, 2, 4, 4, 4])
})
