import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cells, cellPaths, type Layout } from '../../../../law/annual-report/cells.js'
import { day } from '../../../../law/day.js'
import { openPackage } from '../../../platform/files/open-package.js'
import { kindOfCell } from '../making/cells.js'
import { compose } from '../making/compose.js'
import type { Happened, ReportEvent } from '../making/events.js'
import { fold } from '../making/evolve.js'
import { openReport } from '../making/report.js'
import type { Content } from '../publication/content.js'
import { openSource } from '../reading/inputs/open.js'
import { readReport } from '../reading/read-report.js'
import { toDocx } from './docx.js'
import { toJson } from './json.js'
import { toPdf } from './pdf.js'
import { toXlsx } from './xlsx.js'

const ORGAN = '海东市乐都区人民政府'

/** Every cell different from its neighbours, so that one in the wrong place is seen. */
function numbered(layout: Layout): Cells {
  return Object.fromEntries(cellPaths(layout).map((path, i) => [path, kindOfCell(path, layout) === 'money' ? i + 0.25 : 100 + i]))
}

function contentOf(year: number, cells: Cells): Content {
  const events: ReportEvent[] = [
    openReport(fold([]), 'ledu', year),
    { type: 'CellsFilled', cells: Object.entries(cells).map(([path, value]) => ({ path, value, note: '' })) },
    { type: 'ChapterWritten', number: 1, text: '（一）主动公开。本年新收申请{{table3.newReceived.total}}件。' },
    { type: 'ChapterWritten', number: 5, text: '一是公开不够及时。二是加强培训。' },
    { type: 'ChapterWritten', number: 6, text: '本年度没有收取信息处理费。' },
  ]
  const history = events.map((event, i): Happened => ({ event, version: i + 1, by: '甲', at: '2023-01-05T00:00:00.000Z' }))
  return compose(fold(history), { organName: ORGAN, unitNames: new Map(), lastYear: null }, day(`${year + 1}-01-20`))
}

const read = async (bytes: Buffer, name: string) => readReport(await openSource(bytes, name))

describe.each([2020, 2022])('documents of the report for %i', (year) => {
  const layout: Layout = year === 2020 ? '2019' : '2021'
  const content = contentOf(year, numbered(layout))
  const files = {
    docx: () => toDocx(content),
    xlsx: () => toXlsx(content),
    pdf: () => toPdf(content, day(`${year + 1}-01-20`)),
  }

  it.each(['docx', 'xlsx', 'pdf'] as const)('are read back cell by cell from %s', async (ending) => {
    const report = await read(await files[ending](), `年报.${ending}`)
    expect(report.cells).toEqual(content.cells)
    expect(report).toMatchObject({ organ: ORGAN, year, layout, signedOn: `${year + 1}-01-20` })
    expect(report.chapters.map((chapter) => chapter.number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(report.chapters[0]?.sentences.map((sentence) => sentence.text).join('')).toContain(
      `本年新收申请${content.cells['table3.newReceived.total']}件`,
    )
  })

  it('say the same as JSON', () => {
    const file = JSON.parse(toJson(content, { number: 1, publishedOn: null, hash: 'x' }).toString())
    expect(file).toMatchObject({ organ: ORGAN, year, layout, cells: content.cells })
  })
})

describe('blanks', () => {
  it('stay blank and never become 0, in any order of blanks and numbers', async () => {
    const paths = cellPaths('2021')
    const values = fc.array(fc.option(fc.nat(99_999), { nil: null, freq: 3 }), { minLength: paths.length, maxLength: paths.length })
    await fc.assert(
      fc.asyncProperty(values, async (drawn) => {
        // Table 4 is left whole: one row of lone numbers is read by its sums too.
        const cells = Object.fromEntries(paths.map((path, i) => [path, drawn[i] ?? (path.startsWith('table4') ? i : null)]))
        const content = contentOf(2022, cells)
        expect((await read(await toDocx(content), 'a.docx')).cells).toEqual(content.cells)
        expect((await read(await toXlsx(content), 'a.xlsx')).cells).toEqual(content.cells)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })
})

describe('the Word file', () => {
  it('has the page and the lines of GB/T 9704', async () => {
    const xml = (await openPackage(await toDocx(contentOf(2022, numbered('2021'))), () => true))('word/document.xml')
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toContain('w:line="560" w:lineRule="exact"')
    expect(xml).toContain('w:eastAsia="方正小标宋简体"')
    expect(xml).toContain('<w:sz w:val="44"/>')
  })
})
