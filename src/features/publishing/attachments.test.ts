import { Document, Footer, Packer, Paragraph, TextRun } from 'docx'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DocumentView, PublishFinding } from '../../../api/publishing-view.js'
import { unpack } from '../../platform/files/open-package.js'
import { zip } from '../../platform/files/zip.js'
import { typeset } from '../../platform/redaction/engine/typeset.js'
import { ID_NUMBERS as NUMBERS, workbookWithIdNumbers as workbook } from '../../testing/id-numbers.js'
import { DOCUMENTS, openPress, type Press } from '../../testing/publishing.js'
import { readAttached } from './reading/open.js'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

// Every file is opened by a process of its own.
vi.setConfig({ testTimeout: 120_000 })

let press: Press
beforeAll(async () => {
  press = await openPress()
}, 120_000)
afterAll(() => press.server.close())

test('a hidden column of identity numbers stops the text, and masking makes a copy that is read back', async () => {
  const { clerk, step, view } = press
  const draft = await attached('名单.xlsx', await workbook())
  const found = await check(draft)
  const number = found.find((one) => one.message.includes('身份证号'))
  expect(number).toMatchObject({ severity: 'block', where: '名单.xlsx', count: 40, remedies: ['mask', 'remove-column'] })
  expect(number?.message).toMatch(/工作表“名单” D 列（隐藏）：发现身份证号 40 处/)
  expect(number?.samples).toEqual(NUMBERS.slice(0, 2).map((one) => `11${'*'.repeat(13)}${one.slice(-3)}`))
  expect(JSON.stringify(found)).not.toContain(NUMBERS[0])
  expect(await press.refusal(step(clerk, draft, 'submission', { revision: draft.revision }))).toMatchObject({ code: 'checks-block' })
  const [original] = draft.files
  const masked = await view(mask(draft, 'mask'))
  const [copy] = masked.files
  expect(copy?.file).not.toBe(original?.file)
  expect(await check(masked)).not.toContainEqual(expect.objectContaining({ check: '个人信息' }))
  const bytes = Buffer.from(await (await clerk(copy?.href ?? '')).arrayBuffer())
  const parts = await unpack(bytes, () => true)
  for (const [name, part] of parts) expect(part.toString(), name).not.toContain(NUMBERS[0])
  expect(parts.get('xl/sharedStrings.xml')?.toString()).toMatch(/张三|&#x5f20;&#x4e09;/)
  expect((await clerk(original?.href ?? '')).status).toBe(200)
  const out = await press.submit(masked)
  expect(out.summary.stage).toBe('review')
})

test('the column may go altogether, head and all, also from the shared texts', async () => {
  const draft = await attached('名单.xlsx', await workbook())
  const removed = await press.view(mask(draft, 'remove-column'))
  const bytes = Buffer.from(await (await press.clerk(removed.files[0]?.href ?? '')).arrayBuffer())
  const reading = await readAttached(XLSX, bytes)
  const columns = new Set(reading.parts.flatMap((part) => part.cells ?? []).map((cell) => cell.column))
  expect([...columns]).toEqual(['A', 'B'])
  const strings = (await unpack(bytes, () => true)).get('xl/sharedStrings.xml')?.toString()
  expect(strings).not.toContain('身份证号')
  expect(strings).not.toContain(NUMBERS[7])
})

test('numbers over several runs of a Word file, in its footer, remarks and properties', async () => {
  const [number = ''] = NUMBERS
  const file = new Document({
    creator: '李四',
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph('联系电话 13897001234')] }) },
        children: [
          new Paragraph({ children: [new TextRun(`号码 ${number.slice(0, 7)}`), new TextRun({ text: number.slice(7), bold: true })] }),
        ],
      },
    ],
  })
  const draft = await attached('表.docx', await Packer.toBuffer(file))
  const found = await check(draft)
  expect(found.map((one) => [one.severity, one.message.split('，')[0]])).toEqual(
    expect.arrayContaining([
      ['block', '正文：发现身份证号 1 处'],
      ['reason', '页眉页脚：发现手机号 1 处'],
      ['hint', expect.stringContaining('文档属性里有作者：李四')],
    ]),
  )
  const masked = await press.view(mask(draft, 'mask'))
  const reading = await readAttached(DOCX, Buffer.from(await (await press.clerk(masked.files[0]?.href ?? '')).arrayBuffer()))
  const text = reading.parts.map((part) => part.text).join('\n')
  expect(text).toContain(`号码 11${'*'.repeat(13)}${number.slice(-3)}`)
  expect(text).toContain('联系电话 138****1234')
  const cleaned = await press.view(mask(masked, 'clean-properties'))
  expect((await check(cleaned)).filter((one) => one.message.includes('李四'))).toEqual([])
})

test('a PDF is drawn anew without its numbers; what stays can still be read, the original lies sealed', async () => {
  const [number = ''] = NUMBERS
  const lines = ['临时救助名单', `张三 ${number} 一村`, '李四 13897001234 二村']
  const pdf = typeset({ blocks: lines.map((text) => ({ kind: 'line', text })) })
  const draft = await attached('名单.pdf', pdf)
  const numbers = (await check(draft)).filter((one) => one.check === '个人信息')
  expect(numbers.map(({ severity, remedies }) => [severity, remedies])).toEqual([
    ['block', ['mask']],
    ['reason', ['mask']],
  ])
  expect((await mask(draft, 'remove-column')).status).toBe(422)
  const masked = await press.view(mask(draft, 'mask'))
  const bytes = Buffer.from(await (await press.clerk(masked.files[0]?.href ?? '')).arrayBuffer())
  const text = (await readAttached('application/pdf', bytes)).parts.map((part) => part.text).join('')
  expect(text.replace(/\s/g, '')).toMatch(/临时救助名单张三〔已遮盖〕一村李四〔已遮盖〕二村/)
  expect((await check(masked)).filter((one) => one.check === '个人信息')).toEqual([])
  const { db } = press.server.platform.database
  const kept = await db
    .selectFrom('stored_file')
    .select('sealed_key')
    .where('id', '=', draft.files[0]?.file ?? '')
    .execute()
  expect(kept.map((row) => row.sealed_key !== null)).toEqual([true])
})

test('a Word file becomes the text, without what Word puts around it', async () => {
  const file = new Document({ sections: [{ children: [new Paragraph({ text: '第一章', heading: 'Heading1' }), new Paragraph('条文。')] }] })
  const draft = await attached('办法.docx', await Packer.toBuffer(file), 'text')
  expect(draft.content.body).toBe('<h2>第一章</h2><p>条文。</p>')
  expect(draft.files).toEqual([])
})

test('what is no document, and what hides what it is, is refused with a sentence', async () => {
  const draft = await press.start({ title: '附件试验' })
  const refused = async (name: string, bytes: Buffer) =>
    (await (await press.attach(draft, name, bytes)).json()) as { code?: string; message: string }
  expect(await refused('a.docx', Buffer.from('MZ program'))).toMatchObject({ code: 'bad-file-program' })
  expect(await refused('a.png', Buffer.from('<svg onload=alert(1)>'))).toMatchObject({ code: 'bad-file-markup' })
  expect(await refused('a.docx', await zip([['a.txt', Buffer.from('x')]]))).toMatchObject({ code: 'bad-file-archive' })
  const bomb = await zip([
    ['[Content_Types].xml', Buffer.from('<x/>')],
    ['word/document.xml', Buffer.alloc(120 * 1024 * 1024)],
  ])
  expect(await refused('a.docx', bomb)).toMatchObject({ code: 'bad-file-bomb' })
})

let drafts = 0
async function attached(name: string, bytes: Buffer, use = 'attachment'): Promise<DocumentView> {
  drafts += 1
  return press.view(press.attach(await press.start({ title: `附件试验 ${name} ${drafts}` }), name, bytes, use))
}

function mask(seen: DocumentView, how: string): Promise<Response> {
  const path = `${DOCUMENTS}/${seen.summary.id}/files/${seen.files[0]?.file}/masking`
  return press.clerk(path, { method: 'POST', json: { revision: seen.revision, how, reason: '公示名单不需要证件号码' } })
}

async function check(seen: DocumentView): Promise<PublishFinding[]> {
  return (await (await press.clerk(`${DOCUMENTS}/${seen.summary.id}/checks`)).json()).findings
}
