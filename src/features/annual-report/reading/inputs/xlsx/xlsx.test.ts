import { expect, test } from 'vitest'
import { zipOf } from '../../../../../testing/report-files/zip.js'
import { xlsxSource } from './xlsx.js'

interface Parts {
  sheets?: Record<string, string>
  strings?: string
  styles?: string
  workbook?: string
}

async function read(parts: Parts) {
  const sheets = Object.entries(parts.sheets ?? {})
  const list = sheets.map(([attributes], i) => `<sheet name="${i}" ${attributes} r:id="r${i}"/>`).join('')
  const relations = sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join('')
  const bytes = await zipOf({
    'xl/workbook.xml': `<workbook>${parts.workbook ?? ''}<sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${parts.strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet>${parts.styles ?? ''}</styleSheet>`,
    ...Object.fromEntries(sheets.map(([, content], i) => [`xl/worksheets/sheet${i}.xml`, `<worksheet>${content}</worksheet>`])),
  })
  return (await xlsxSource(bytes)).blocks
}

async function rowsOf(parts: Parts): Promise<string[][]> {
  const [block] = await read(parts)
  return block?.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : []
}

const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`

test('shared, rich and inline strings, results of formulas, gaps in rows', async () => {
  const strings = '<si><t>规章</t></si><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>ひらがな</t></rPh></si>'
  const cells = `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${inline('D1', '项')}<c r="E1" t="str"><f>A1</f><v>算得</v></c>`
  expect(await rowsOf({ sheets: { '': `<sheetData><row r="1">${cells}</row></sheetData>` }, strings })).toEqual([
    ['规章', '行政许可', '', '项', '算得'],
  ])
})

test('numbers are as Excel keeps them; days and percentages as it shows them', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs>'
  const cells =
    inline('A1', '值') +
    number('B1', '0.30000000000000004') +
    number('C1', '44571', 1) +
    number('D1', '44571', 2) +
    number('E1', '0.985', 3) +
    number('F1', '-30952')
  expect(await rowsOf({ sheets: { '': `<sheetData><row r="1">${cells}</row></sheetData>` }, styles })).toEqual([
    ['值', '0.3', '2022年1月10日', '2022年1月10日', '98.5%', '-30952'],
  ])
})

test('merged cells cover their block; hidden rows, columns and sheets are left out', async () => {
  const sheet = `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>
    <row r="1">${inline('A1', '第二十条')}</row><row r="2" hidden="1">${inline('A2', '藏')}${number('B2', '9')}</row>
    <row r="3">${inline('A3', '规章')}${number('B3', '1')}${number('C3', '8')}${number('D3', '2')}</row></sheetData>
    <mergeCells><mergeCell ref="A1:D1"/></mergeCells>`
  const blocks = await read({ sheets: { 'state="hidden"': '<sheetData><row r="1"/></sheetData>', '': sheet } })
  const rows = blocks.map(
    (block) => block.kind === 'table' && block.rows.map((row) => row.map((cell) => [cell.text, cell.part, cell.place.line])),
  )
  expect(rows).toEqual([
    [
      [
        ['第二十条', 'origin', 1],
        ['第二十条', 'continuation', 1],
        ['第二十条', 'continuation', 1],
      ],
      [
        ['规章', 'origin', 3],
        ['1', 'origin', 3],
        ['2', 'origin', 3],
      ],
    ],
  ])
})

test('headings and sentences over the whole width are lines; several sheets are pages', async () => {
  const text = (at: string, content: string) => `<row r="${at.slice(1)}">${inline(at, content)}</row>`
  const sentence = '2021年，本机关认真贯彻落实条例，及时准确公开各类政府信息。'
  const first = `<sheetData>${text('A1', '一、总体情况')}${text('A2', sentence)}<row r="3">${inline('A3', '规章')}${number('B3', '1')}</row></sheetData>`
  const blocks = await read({ sheets: { '': first, 'x="1"': `<sheetData>${text('A1', '六、其他需要报告的事项')}</sheetData>` } })
  expect(blocks.map((block) => [block.kind === 'line' ? block.text : block.rows.length, block.place])).toEqual([
    ['一、总体情况', { line: 1, page: 1 }],
    [sentence, { line: 2, page: 1 }],
    [1, { line: 3, page: 1 }],
    ['六、其他需要报告的事项', { line: 1, page: 2 }],
  ])
})
