import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formDocx } from '../../../../../testing/report-files/docx.js'
import { seedForms } from '../../../../../testing/report-files/form.js'
import { formHtml } from '../../../../../testing/report-files/html.js'
import { pdfOf } from '../../../../../testing/report-files/pdf.js'
import { formXlsx } from '../../../../../testing/report-files/xlsx.js'
import { zipOf } from '../../../../../testing/report-files/zip.js'
import { type RefusalCode, readBytesGuarded, readFileGuarded } from '../index.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-guard-'))
const [form] = seedForms()
if (!form) throw new Error('no samples')
const docx = await formDocx(form)

beforeAll(() => mkdirSync(join(folder, 'a-folder')))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['report.html', Buffer.from(formHtml(form))],
  ['report.docx', docx],
  ['report.xlsx', await formXlsx(form)],
])('%s is read in a process of its own', async (name, bytes) => {
  const report = await readBytesGuarded(bytes, name)
  expect(report.cells).toMatchObject(form.cells)
})

test('the content decides, whatever the name says', async () => {
  expect((await readBytesGuarded(docx, 'report.txt')).year).toBe(form.year)
})

/** Gives the code of the refusal; the sentence must be one, in Chinese. */
async function codeOf(read: Promise<unknown>): Promise<RefusalCode> {
  const fault = await read.then(
    () => null,
    (error: unknown) => error,
  )
  expect(fault).toMatchObject({ name: 'Fault', text: expect.stringMatching(/^[\p{Script=Han}][^。]+。$/u) })
  return (fault as { details: { code: RefusalCode } }).details.code
}

const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 251))
const page = (content: Buffer, filter: string) => pdfOf(content, filter)

test.each<[string, string, Buffer | Promise<Buffer>, RefusalCode]>([
  ['an empty file', 'a.docx', Buffer.alloc(0), 'file-empty'],
  ['binary noise', 'a.txt', noise, 'format-unknown'],
  ['noise called .pdf', 'a.pdf', noise, 'damaged'],
  ['an old Word file', 'a.doc', compound('WordDocument'), 'format-doc'],
  ['an old Excel file', 'a.xls', compound('Workbook'), 'format-xls'],
  ['a WPS file', 'a.wps', compound('WpsCustomData'), 'format-wps'],
  ['a Word file with a password', 'a.docx', compound('EncryptedPackage'), 'encrypted'],
  ['an OFD file', 'a.ofd', zipOf({ 'OFD.xml': '<ofd/>' }), 'format-ofd'],
  ['an archive', 'a.zip', zipOf({ 'a.docx': docx }), 'format-archive'],
  ['a picture', 'a.png', Buffer.from('\x89PNG\r\n\x1a\n000', 'latin1'), 'format-image'],
  ['a Word file cut off', 'a.docx', docx.subarray(0, docx.length / 2), 'damaged'],
  ['a Word file without its document', 'a.docx', zipOf({ 'word/styles.xml': '<w:styles/>' }), 'damaged'],
  ['a small file that unpacks to 200 MB', 'a.docx', zipOf({ 'word/document.xml': Buffer.alloc(200e6, 97) }), 'zip-bomb'],
  ['thousands of entries', 'a.docx', zipOf(Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`word/${i}.xml`, 'a']))), 'zip-bomb'],
  ['a PDF without text', 'a.pdf', page(Buffer.from('q 0 0 10 10 re f Q'), ''), 'pdf-scanned'],
  ['a PDF that unpacks to 400 MB', 'a.pdf', page(deflateSync(Buffer.alloc(400e6, 32)), '/Filter/FlateDecode'), 'too-complex'],
  ['something else', 'a.txt', Buffer.from('海东市2021年财政预算执行情况\n一、收入\n全年收入100亿元。\n'), 'not-a-report'],
  ['more than 20 MB', 'a.txt', Buffer.alloc(21 * 1024 * 1024, 97), 'file-too-large'],
])('%s is turned away in one sentence', async (_what, name, bytes, code) => {
  expect(await codeOf(readBytesGuarded(await bytes, name))).toBe(code)
})

test('a file is looked at before it is opened', async () => {
  writeFileSync(join(folder, 'large.txt'), '')
  truncateSync(join(folder, 'large.txt'), 300_000_000)
  expect(await codeOf(readFileGuarded(join(folder, 'large.txt')))).toBe('file-too-large')
  expect(await codeOf(readFileGuarded(join(folder, 'a-folder')))).toBe('file-is-folder')
  expect(await codeOf(readFileGuarded(join(folder, 'nothing.txt')))).toBe('file-missing')
})

test('a document whose entities would expand to gigabytes is read without them', async () => {
  const entities = [...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')
  const text = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${entities}]><w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`
  expect(await codeOf(readBytesGuarded(await zipOf({ 'word/document.xml': text }), 'a.docx'))).toBe('not-a-report')
})
