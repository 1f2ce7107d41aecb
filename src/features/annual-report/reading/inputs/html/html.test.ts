import { expect, test } from 'vitest'
import { htmlSource } from './html.js'

const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const shown = (html: string | Buffer) =>
  htmlSource(Buffer.from(html)).blocks.map((block) =>
    block.kind === 'line' ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
  )

test.each(['gb2312', 'utf-8', ''])('a page in GBK that declares %o', (charset) => {
  const [before, after] = page('<p>\u0000</p>', charset && `<meta charset="${charset}">`).split('\u0000')
  const gbk = Buffer.from('d7dccce5c7e9bff6', 'hex')
  expect(shown(Buffer.concat([Buffer.from(before ?? ''), gbk, Buffer.from(after ?? '')]))).toEqual(['总体情况'])
})

test('UTF-8 wins over a wrong declaration', () => {
  expect(shown(page('<p>总体情况</p>', '<meta charset="gb2312">'))).toEqual(['总体情况'])
})

test('lines are blocks and breaks, with the lines of the markup', () => {
  const { blocks } = htmlSource(Buffer.from(page('\n<div>一、<b>总体</b>情况</div>\n<p>第一行<br>第二行\n 还是第二行</p>')))
  expect(blocks.map((block) => [block.kind === 'line' && block.text, block.place.line])).toEqual([
    ['一、总体情况', 2],
    ['第一行', 3],
    ['第二行 还是第二行', 3],
  ])
})

test('scripts, styles, comments, menus and what is hidden are left out', () => {
  const html =
    '<script>1</script><style>2</style><!-- 3 --><!--[if mso]><p>4</p><![endif]--><nav>5</nav><p style="display: none">6</p><p hidden>7</p><p>总体情况<o:p></o:p></p>'
  expect(shown(page(html))).toEqual(['总体情况'])
})

test('spans are expanded, blank cells stay, a cell keeps its line breaks', () => {
  const table = '<table><tr><td rowspan=2>自然<br>人</td><td colspan=2>法人</td></tr><tr><td></td><td>1</td></tr></table>'
  expect(shown(page(table))).toEqual([
    [
      ['自然\n人', '法人', '法人'],
      ['自然\n人', '', '1'],
    ],
  ])
})

test('of tables within tables the innermost are the report, the outer ones layout', () => {
  const inner = '<table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table>'
  const outer = `<table><tr><td><table><tr><td><p>一、总体情况</p>${inner}</td></tr></table></td><td>&nbsp;</td></tr></table>`
  expect(shown(page(outer))).toEqual(['一、总体情况', [['规章', '1', '2', '3']]])
})

test("the report is found among a site's menus and lists, with its title from above", () => {
  const menu = Array.from(
    { length: 40 },
    (_, i) => `<li><a href="#">乐都区${2010 + i}年政府信息公开工作年度报告及其他很多栏目</a></li>`,
  ).join('')
  const body = [
    '一、总体情况',
    '正文。',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '六、其他需要报告的事项',
    '无。',
  ]
  const report = `<h1>2021年政府信息公开工作年度报告</h1><div class="meta">来源：政府办 <a>打印</a></div><div>${body.map((line) => `<p>${line}</p>`).join('')}</div>`
  const html = page(`<div><ul>${menu}</ul></div><div>${report}</div><div>${menu}</div>`)
  expect(shown(html).filter((line) => typeof line === 'string' && line !== '来源：政府办 打印')).toEqual([
    '2021年政府信息公开工作年度报告',
    ...body,
  ])
})

test('tabs part the cells of text that was pasted in; empty paragraphs are blank lines', () => {
  expect(shown(page('<p>规章\t0\t\t5</p>\n<p></p>\n<pre>甲\n\n乙</pre>'))).toEqual(['规章\t0\t\t5', '', '甲', '', '乙'])
})
