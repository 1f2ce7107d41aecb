import { expect, test } from 'vitest'
import { zipOf } from '../../../../../testing/report-files/zip.js'
import { docxSource } from './docx.js'

const text = (content: string) => `<w:r><w:t>${content}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text(content))}</w:tc>`
const numbered = (numId: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

async function blocksOf(body: string, parts: Record<string, string> = {}) {
  const document = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}<w:sectPr/></w:body></w:document>`
  return (await docxSource(await zipOf({ 'word/document.xml': document, ...parts }))).blocks
}

async function linesOf(body: string, parts: Record<string, string> = {}): Promise<string[]> {
  return (await blocksOf(body, parts)).map((block) => (block.kind === 'line' ? block.text : '(table)'))
}

const level = (depth: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
const numbering = `<w:numbering>
  <w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'japaneseCounting', '（%2）')}${level(2, 'decimal', '%1.%3')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`

test('numerals that Word generates are there as it prints them', async () => {
  const body = [
    paragraph(text('总体情况'), numbered(1)),
    paragraph(text('组织领导'), numbered(1, 1)),
    paragraph(text('平台建设'), numbered(1, 1)),
    paragraph('', numbered(1, 1)),
    paragraph(text('主动公开政府信息情况'), numbered(1)),
    paragraph(text('其一'), numbered(1, 1)),
    paragraph(text('细目'), numbered(1, 2)),
    paragraph(text('存在的主要问题'), numbered(2)),
    paragraph(text('要点'), numbered(3)),
  ].join('')
  const lines = [
    '一、总体情况',
    '（一）组织领导',
    '（二）平台建设',
    '',
    '二、主动公开政府信息情况',
    '（一）其一',
    '二.1 细目',
    '五、存在的主要问题',
    '要点',
  ]
  expect(await linesOf(body, { 'word/numbering.xml': numbering })).toEqual(lines)
})

test('numbering comes through styles, and a paragraph may refuse it', async () => {
  const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`
  const styles = `<w:styles>${style('a', `<w:pPr>${numbered(1)}</w:pPr>`)}${style('b', '<w:basedOn w:val="a"/>')}</w:styles>`
  const body = ['<w:pStyle w:val="a"/>', '<w:pStyle w:val="b"/>', `<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>`]
  const lines = await linesOf(body.map((properties) => paragraph(text('标题'), properties)).join(''), {
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
  })
  expect(lines).toEqual(['一、标题', '二、标题', '标题'])
})

test('what was deleted, moved away or hidden is not there; what was inserted is', async () => {
  const body = paragraph(
    `${text('收到')}<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>${text('6')}</w:ins><w:moveFrom>${text('7')}</w:moveFrom>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>8</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${text('件')}`,
  )
  expect(await linesOf(body)).toEqual(['收到6件'])
})

test('tabs, breaks, links, fields, content controls and ruby', async () => {
  const body = [
    paragraph('<w:r><w:t>规章</w:t><w:tab/><w:t>0</w:t><w:br/><w:t>下一行</w:t></w:r>'),
    `<w:sdt><w:sdtContent>${paragraph(`<w:hyperlink>${text('链接')}</w:hyperlink><w:fldSimple>${text('域')}</w:fldSimple>`)}</w:sdtContent></w:sdt>`,
    paragraph(`<w:r><w:ruby><w:rt>${text('pinyin')}</w:rt><w:rubyBase>${text('字')}</w:rubyBase></w:ruby></w:r>`),
  ].join('')
  expect(await linesOf(body)).toEqual(['规章\t0', '下一行', '链接域', '字'])
})

test('a text box stands once, after the paragraph that holds it', async () => {
  const box = `<w:txbxContent>${paragraph(text('框内'))}</w:txbxContent>`
  const shape = `<mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`
  expect(await linesOf(paragraph(`<w:r>${shape}</w:r>${text('框外')}`))).toEqual(['框外', '框内'])
})

test('spans in both directions, rows with a gap before, deleted rows', async () => {
  const rows = [
    cell('合并', '<w:gridSpan w:val="2"/>') + cell('总计', '<w:vMerge w:val="restart"/>'),
    cell('甲') + cell('乙') + cell('', '<w:vMerge/>'),
  ].map((cells) => `<w:tr>${cells}</w:tr>`)
  const gap = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('丙')}${cell('丁')}</w:tr>`
  const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('没有')}${cell('了')}</w:tr>`
  const [table] = await blocksOf(`<w:tbl>${rows.join('')}${gap}${deleted}</w:tbl>`)
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.rows.map((row) => row.map((one) => `${one.part === 'origin' ? '' : '~'}${one.text}`))).toEqual([
    ['合并', '~合并', '总计'],
    ['甲', '乙', '~总计'],
    ['', '丙', '丁'],
  ])
})

test('a table that only frames the report gives way to the tables in it', async () => {
  const inner = `<w:tbl><w:tr>${cell('规章')}${cell('1')}${cell('2')}${cell('3')}</w:tr></w:tbl>`
  const lines = await linesOf(`<w:tbl><w:tr><w:tc>${paragraph(text('一、总体情况'))}${inner}</w:tc></w:tr></w:tbl>`)
  expect(lines).toEqual(['一、总体情况', '(table)'])
})

test('paragraphs are counted, and pages where the file knows them', async () => {
  const turn = '<w:r><w:br w:type="page"/></w:r>'
  const body = paragraph(text('一') + turn) + paragraph(`<w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>`) + paragraph(text('三'))
  const places = (await blocksOf(body)).map((block) => block.place)
  expect(places).toEqual([{ line: 1 }, { line: 2, page: 2 }, { line: 3, page: 2 }])
})
