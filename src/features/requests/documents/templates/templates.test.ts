import { Document, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { day } from '../../../../../law/day.js'
import { openPackage } from '../../../../platform/files/open-package.js'
import { wordToPdf } from '../../../../platform/word/pdf/word-to-pdf.js'
import { pdfText } from '../../../../testing/pdf-text.js'
import { fieldsOf } from '../kinds/kind.js'
import { KINDS, kindOf } from '../kinds/kinds.js'
import { sampleValues } from '../sample.js'
import { defaultTemplate } from './build.js'
import { mustBeTemplate } from './check.js'
import { fillTemplate } from './fill.js'
import { PRACTICE_LINE } from './watermark.js'

const NOTICE = kindOf(3)

/** A Word file of these lines, as an office would write one. */
const word = (lines: string[], runs: ImageRun[] = []): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: '李某某',
      sections: [{ children: lines.map((text) => new Paragraph({ children: [new TextRun(text), ...runs] })) }],
    }),
  )
const WHOLE = NOTICE.required.map((field) => `{${field}}`)
const refusal = async (bytes: Buffer): Promise<unknown> =>
  mustBeTemplate(bytes, NOTICE).then(
    () => 'accepted',
    (error: unknown) => error,
  )

describe('templates', () => {
  it('of all 25 kinds come with the program, and pass the check that an office’s own must pass', async () => {
    expect(KINDS.map((kind) => kind.number)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
    for (const kind of KINDS) await mustBeTemplate(await defaultTemplate(kind), kind)
  })

  it('are laid out by GB/T 9704: margins, 22 lines of 28 characters, fonts by name', async () => {
    const parts = await openPackage(await defaultTemplate(kindOf(14)), () => true)
    const xml = parts('word/document.xml') ?? ''
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    // 37, 26, 35 and 28 mm in twentieths of a point.
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toContain('w:line="560" w:lineRule="exact"')
    expect(22 * 560).toBeLessThanOrEqual(16838 - 2098 - 1984)
    expect(parts('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"')
    expect(xml).toContain('w:eastAsia="方正小标宋简体"')
    const feet = [...Array(4).keys()].map((at) => parts(`word/footer${at + 1}.xml`) ?? '').join('')
    expect(feet).toMatch(/<w:jc w:val="right"\/>.*<w:jc w:val="left"\/>|<w:jc w:val="left"\/>.*<w:jc w:val="right"\/>/s)
    expect(feet).toContain('w:eastAsia="宋体"')
  })

  it('are refused by the name of what they lack or have too much', async () => {
    expect(await refusal(await word(WHOLE))).toBe('accepted')
    expect(await refusal(await word(WHOLE.slice(0, -1)))).toMatchObject({ code: 'template-field-missing', data: { field: '补正期限' } })
    expect(await refusal(await word([...WHOLE, '{第三方}']))).toMatchObject({ code: 'template-field-unknown', data: { field: '第三方' } })
    expect(await refusal(await word([...WHOLE, '{#申请人}x{/申请人}']))).toMatchObject({ code: 'template-field-unknown' })
    expect(await refusal(await word([...WHOLE, '{申请人']))).toMatchObject({ code: 'template-syntax' })
  })

  it('are refused when they are no plain Word file', async () => {
    expect(await refusal(Buffer.from('%PDF-1.7'))).toMatchObject({ code: 'template-not-docx' })
    expect(await refusal(await zip({ 'a.txt': 'x' }))).toMatchObject({ code: 'template-not-docx' })
    expect(await refusal(Buffer.alloc(3_000_000))).toMatchObject({ code: 'template-too-large' })
    const main = { 'word/document.xml': '<w:document/>' }
    expect(await refusal(await zip({ ...main, 'word/vbaProject.bin': 'x' }))).toMatchObject({ code: 'template-macros' })
    expect(
      await refusal(await zip({ ...main, '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' })),
    ).toMatchObject({
      code: 'template-macros',
    })
    expect(await refusal(await zip({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }))).toMatchObject({
      code: 'template-damaged',
    })
    expect(await refusal(await zip({ ...main, 'word/bomb.xml': ' '.repeat(30_000_000) }))).toMatchObject({ details: { code: 'zip-bomb' } })
    const cut = await word(WHOLE)
    expect(await refusal(cut.subarray(0, cut.length / 2))).toMatchObject({ details: { code: 'damaged' } })
  })

  it('are refused when the PDF would lose something', async () => {
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const picture = new ImageRun({ type: 'png', data: dot, transformation: { width: 9, height: 9 } })
    expect(await refusal(await word(WHOLE, [picture]))).toMatchObject({ code: 'template-not-printable', data: { what: '图片或者文本框' } })
  })

  it('determine the text of the PDF, too, and lose the name of who saved them', async () => {
    const template = await word([...WHOLE, '本单位自己加的一句话。'])
    const values = sampleValues(NOTICE, { name: '某某局' }, '某某局公开〔2021〕1号-补告')
    const filled = await fillTemplate(template, values, { title: NOTICE.title, practice: true })
    const parts = await openPackage(filled, () => true)
    expect(parts('docProps/core.xml')).not.toContain('李某某')
    const pdf = await wordToPdf(filled, { title: NOTICE.title, on: day('2021-09-15'), practice: PRACTICE_LINE })
    expect(pdf.includes('李某某')).toBe(false)
    const text = await pdfText(pdf)
    for (const said of ['某某局公开〔2021〕1号-补告', '本单位自己加的一句话。', '请写明所需信息的时间范围。', '演练文书，不具有法律效力'])
      expect(text).toContain(said)
    expect(await wordToPdf(filled, { title: NOTICE.title, on: day('2021-09-15'), practice: PRACTICE_LINE })).toEqual(pdf)
  })

  it('take any words: controls fall away, braces stay words, and signs that the fonts lack hinder no PDF', async () => {
    const odd = '\u0001控制\ud800半个\u200b零宽𬭎{申请人}བོད'
    const values = { ...sampleValues(NOTICE, { name: '某某局' }, '甲'), 补正事项: odd }
    const filled = await fillTemplate(await defaultTemplate(NOTICE), values, { title: NOTICE.title, practice: false })
    const text = await pdfText(await wordToPdf(filled, { title: NOTICE.title, on: day('2021-09-15'), practice: '' }))
    expect(text).toContain('控制半个零宽𬭎{申请人}')
  })

  it('drop a paragraph of nothing but an empty field, and make one of every line', async () => {
    const values = Object.fromEntries(fieldsOf(NOTICE).map((field) => [field, field === '告知说明' ? '' : '甲\n乙']))
    const filled = await fillTemplate(await defaultTemplate(NOTICE), values, { title: '', practice: false })
    const xml = (await openPackage(filled, () => true))('word/document.xml') ?? ''
    const lines = xml.split('</w:p>').map((paragraph) => paragraph.replace(/<[^>]+>/g, ''))
    expect(lines).toContain('甲')
    expect(lines).toContain('乙')
    expect(lines.slice(3, -2)).not.toContain('')
    expect(xml).not.toContain('{')
  })
})

function zip(files: Record<string, string>): Promise<Buffer> {
  const made = new ZipFile()
  for (const [name, text] of Object.entries(files)) made.addBuffer(Buffer.from(text), name)
  made.end()
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    made.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject)
  })
}
