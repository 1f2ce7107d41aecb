import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentView } from '../../../../api/publishing-view.js'
import { openPackage } from '../../../platform/files/open-package.js'
import { pdfText } from '../../../testing/pdf-text.js'
import { openPress, type Press } from '../../../testing/publishing.js'
import { blocksOf } from './blocks.js'

let press: Press
let seen: DocumentView
const BODY = `<h2>第一章　总则</h2><p>为了<strong>规范</strong>停车，制定本办法。<br>另起一行。</p>
<ol><li>第一项</li><li><p>第二项</p></li></ol>
<table><caption>收费标准</caption><thead><tr><th scope="col">时段</th><th scope="col">金额</th></tr></thead>
<tbody><tr><td colspan="2">全天免费</td></tr></tbody></table><p class="right">海东市乐都区人民政府</p>`
beforeAll(async () => {
  press = await openPress()
  seen = await press.publish(await press.start({ title: '停车 <管理> 公告', body: BODY, documentNo: '乐政告〔2021〕3号' }))
}, 120_000)
afterAll(() => press?.server.close())

const download = async (ending: string) => {
  const answer = await fetch(`${press.server.url}${seen.address}/wenben.${ending}`)
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('the text of a document comes as a Word file and as a PDF with the same words', async () => {
  const word = await download('docx')
  const xml = (await openPackage(word.bytes, (name) => name === 'word/document.xml'))('word/document.xml') ?? ''
  const words = xml.replace(/<[^>]+>/g, '')
  for (const part of ['停车 &lt;管理&gt; 公告', '乐政告〔2021〕3号', '第一章　总则', '1. 第一项', '2. 第二项', '收费标准', '全天免费']) {
    expect(words).toContain(part)
  }
  const pdf = await download('pdf')
  const text = (await pdfText(pdf.bytes)).replace(/\s+/g, '')
  for (const part of ['停车<管理>公告', '为了规范停车，制定本办法。', '2.第二项', '全天免费']) expect(text).toContain(part)
  expect((await press.open(seen.address)).text).toContain(`${seen.address}/wenben.pdf`)
}, 60_000)

test('what was withdrawn is gone as a file, too, and what never was is not there', async () => {
  expect((await press.step(press.first, seen, 'withdrawal', { kind: 'wrong', reason: '内容有误，先撤下核对' })).status).toBe(200)
  expect([(await download('docx')).status, (await download('pdf')).status]).toEqual([410, 410])
  expect((await press.open('/xinxi/nothing/wenben.docx')).status).toBe(404)
})

test('a picture is what its words say, a list keeps its numbers, stray words become a line', () => {
  const blocks = blocksOf('<figure><img src="/x" alt="流程图"></figure><ol start="3"><li>甲</li></ol>散落')
  expect(blocks.map((block) => (block.kind === 'table' ? '' : block.runs.map(({ text }) => text).join('')))).toEqual([
    '〔图：流程图〕',
    '3. 甲',
    '散落',
  ])
})
