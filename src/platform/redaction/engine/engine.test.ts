import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '../../../features/annual-report/reading/inputs/index.js'
import { pdfOf } from '../../../testing/report-files/pdf.js'
import { zipOf } from '../../../testing/report-files/zip.js'
import { plainOf } from '../letters.js'
import { openPdf } from './documents.js'
import { kindOf } from './kind.js'
import { run } from './run.js'
import { perform, type Task } from './task.js'
import { typeset } from './typeset.js'
import { verify } from './verify.js'

const SLOW_MS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'gongkai-redaction-'))
const hasPoppler = existsSync('/usr/bin/pdftotext')
afterAll(() => rmSync(folder, { recursive: true }))

const pdf = (lines: string[], rows: string[][] = []): Buffer =>
  typeset({
    blocks: [
      ...lines.map((text) => ({ kind: 'line' as const, text })),
      ...(rows.length > 0
        ? [{ kind: 'table' as const, rows: rows.map((row) => row.map((text) => ({ text, part: 'origin' as const }))) }]
        : []),
    ],
  })

/** The pages of a Word or Excel file with these lines and rows, as it is read and set. */
async function officePages(format: 'docx' | 'xlsx', lines: string[], rows: string[][]): Promise<Buffer> {
  const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const table = rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${run(text)}</w:tc>`).join('')}</w:tr>`).join('')
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = [...lines.map((line) => [line]), ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const word = { 'word/document.xml': `<w:document><w:body>${lines.map(run).join('')}<w:tbl>${table}</w:tbl></w:body></w:document>` }
  const excel = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="1" id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  }
  return typeset(await openSource(await zipOf(format === 'docx' ? word : excel), `a.${format}`))
}

async function redacted(bytes: Buffer, words: string[], areas: (Task & { do: 'redact' })['wanted']['areas'] = []) {
  const { answer, bytes: result } = await perform({ do: 'redact', kind: 'pdf', wanted: { words, areas } }, bytes)
  if (!('redacted' in answer) || !answer.redacted) throw new Error('no answer')
  return { ...answer.redacted, result }
}

/** As another program reads it: poppler where it is installed, and our own extraction. */
async function everyText(bytes: Buffer): Promise<string> {
  const document = await openPdf(bytes)
  let text = ''
  for (let page = 1; page <= document.count; page += 1) text += await document.plainText(page)
  await document.close()
  if (!hasPoppler) return text
  const file = join(folder, 'result.pdf')
  writeFileSync(file, bytes)
  return text + ['-raw', '-layout'].map((mode) => execFileSync('pdftotext', [mode, file, '-'], { encoding: 'utf8' })).join('\n')
}

describe('what is taken out', () => {
  it(
    'is found however it was set, and what stays can be read',
    async () => {
      const bytes = pdf(
        [
          '申请人张三，身份证６３０１２１ 19900101 1237，电话138-9700-1234。',
          `${'长'.repeat(41)}张三住在碾伯镇。⻓⻔⾦⽔`,
          '本机关已经答复。',
        ],
        [
          ['姓名', '电话'],
          ['张\n三', '13897001234'],
        ],
      )
      const { result, found, failures } = await redacted(bytes, ['张三', '630121199001011237', '13897001234', '长门金水'])
      expect(failures).toEqual([])
      expect(found.map((each) => each.count > 0)).toEqual([true, true, true, true])
      const text = await everyText(result)
      for (const word of ['张三', '630121199001011237', '13897001234', '长门金水']) expect(plainOf(text)).not.toContain(plainOf(word))
      expect(text).toContain('本机关已经答复')
      expect(text).toContain('〔已遮盖〕')
    },
    SLOW_MS,
  )

  it(
    'goes with the place that is marked, also where nothing is written',
    async () => {
      const bytes = pdf(['第一行要留下', '第二行要遮盖', '第三行要留下'])
      const document = await openPdf(bytes)
      const line = (await document.text(1)).lines[1]
      await document.close()
      if (!line) throw new Error('no line')
      const { left, top, right, bottom } = line
      const { result, failures } = await redacted(
        bytes,
        [],
        [
          { page: 1, left, top, right, bottom },
          { page: 1, left: 300, top: 500, right: 400, bottom: 560 },
        ],
      )
      expect(failures).toEqual([])
      const text = plainOf(await everyText(result))
      expect(text).not.toContain('第二行')
      expect(text).toMatch(/第一行要留下.*第三行要留下/)
      expect(text.match(/已遮盖/g)?.length).toBeGreaterThan(1)
    },
    SLOW_MS,
  )

  it(
    'does not hand on text that nobody sees: under a bar somebody drew, white on white, beside the page',
    async () => {
      const content =
        'BT /F 20 Tf 1 0 0 1 50 700 Tm (SEEN) Tj 1 0 0 1 50 600 Tm (UNDERBAR) Tj ET 0 g 40 590 200 40 re f BT /F 20 Tf 1 g 1 0 0 1 50 500 Tm (WHITE) Tj 1 0 0 1 900 500 Tm (BESIDE) Tj ET'
      const bytes = Buffer.from(
        pdfOf(Buffer.from(content), '')
          .toString('latin1')
          .replace('/Resources<<>>', '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>'),
        'latin1',
      )
      const { result, unseen } = await redacted(bytes, [])
      const text = await everyText(result)
      expect(text).toContain('SEEN')
      for (const word of ['UNDERBAR', 'WHITE', 'BESIDE']) expect(text).not.toContain(word)
      expect(unseen).toBe('UNDERBARWHITE'.length)
    },
    SLOW_MS,
  )

  it(
    'is found in notes on a page, on turned pages, and in fonts that the file does not hold',
    async () => {
      const hex = Buffer.from('宋体的张三来信', 'utf16le').swap16().toString('hex')
      const note = 'BT /G 14 Tf 2 4 Td (NOTE OF ZHANG) Tj ET'
      const cid =
        '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>'
      const fonts = `/Font<</F<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${cid}]>>/G<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>`
      const form = `<</Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<<${fonts}>>/Length ${note.length}>>stream\n${note}\nendstream`
      const extra = `5 0 obj\n<</Type/Annot/Subtype/FreeText/Rect[60 500 260 530]/F 4/AP<</N 6 0 R>>>>\nendobj\n6 0 obj\n${form}\nendobj\n`
      const bytes = pdfOf(Buffer.from(`BT /F 24 Tf 60 700 Td <${hex}> Tj ET`), '')
        .toString('latin1')
        .replace('/Resources<<>>', `/Resources<<${fonts}>>/Rotate 90/Annots[5 0 R]`)
        // The table of offsets is wrong now: readers mend that.
        .replace('xref\n', `${extra}xref\n`)
      const { result, found, failures } = await redacted(Buffer.from(bytes, 'latin1'), ['张三', 'note of zhang'])
      expect([failures, found.map((each) => each.count)]).toEqual([[], [1, 1]])
      const text = plainOf(await everyText(result))
      expect(text).toMatch(/宋体的/)
      expect(text).not.toMatch(/张三|zhang/)
    },
    SLOW_MS,
  )

  it(
    'is missed by no check when a file still has it',
    async () => {
      const cover = { left: 50, top: 50, right: 300, bottom: 90 }
      const words = ['630121199001011234']
      const failures = await verify(pdf(['身份证号630121199001011234']), { words, covered: new Map([[1, [cover]]]), pages: 2 })
      expect(new Set(failures.map((each) => each.what))).toEqual(
        new Set(['pages-differ', 'text-under-cover', 'word-left', 'cover-not-black', 'metadata']),
      )
      const raw = await verify(pdfOf(Buffer.from('% 13897001234 张三'), ''), {
        words: ['13897001234', '张三'],
        covered: new Map(),
        pages: 1,
      })
      expect(raw).toEqual([{ page: null, what: 'word-in-bytes' }])
    },
    SLOW_MS,
  )

  it.skipIf(!hasPoppler)(
    'leaves a file that says nothing of who made it (needs pdfinfo)',
    async () => {
      const { result } = await redacted(pdf(['正文']), ['正文'])
      const file = join(folder, 'info.pdf')
      writeFileSync(file, result)
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
      expect(info).not.toMatch(/^(Title|Author|Creator|Producer|Subject|Keywords|CreationDate|ModDate):/m)
      expect(info).toMatch(/Tagged: +yes/)
    },
    SLOW_MS,
  )

  it(
    'is in no text of the result, whatever the words and wherever they stand',
    async () => {
      const word = fc.stringMatching(/^([甲乙丙丁戊己庚辛]{2,6}|[a-dA-D]{3,8}|1[3-9]\d{9})$/)
      const shape = fc.record({
        format: fc.constantFrom('pdf' as const, 'docx' as const, 'xlsx' as const),
        words: fc.uniqueArray(word, { minLength: 1, maxLength: 4, selector: plainOf }),
        filler: fc.array(fc.stringMatching(/^[天地玄黄宇宙洪荒 ，a-z]{0,40}$/), { minLength: 1, maxLength: 6 }),
        broken: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(shape, async ({ format, words, filler, broken }) => {
          const set = (text: string) => (broken ? [...text].join(' ') : text)
          const lines = filler.map((text, i) => text + set(words[i % words.length] ?? '') + text)
          const rows = [words, ['说明', ...words.slice(1)]]
          const bytes = format === 'pdf' ? pdf(lines, rows) : await officePages(format, lines, rows)
          const { result, found, failures } = await redacted(bytes, words)
          expect(found.every((each) => each.count > 0)).toBe(true)
          expect(failures).toEqual([])
          const text = plainOf(await everyText(result))
          for (const each of words) expect(text).not.toContain(plainOf(each))
        }),
        { numRuns: 9 },
      )
    },
    SLOW_MS,
  )
})

describe('files that are no files to release', () => {
  const picture = createCanvas(60, 40).toBuffer('image/png')
  it.each<[string, string, Buffer]>([
    ['nothing', 'empty-file', Buffer.alloc(0)],
    ['text', 'format-unknown', Buffer.from('你好')],
    ['a Word file with macros', 'macros', Buffer.from('PK\x03\x04.....word/document.xml....word/vbaProject.bin', 'latin1')],
    ['an archive of something else', 'format-unknown', Buffer.from('PK\x03\x04.....readme.txt', 'latin1')],
    ['a PDF that is an archive, too', 'polyglot', Buffer.concat([pdfOf(Buffer.from(''), ''), Buffer.from('PK\x05\x06')])],
    ['a picture that is a web page, too', 'polyglot', Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')])],
    ['a PDF behind something else', 'polyglot', Buffer.concat([Buffer.from('GIF89a'), pdfOf(Buffer.from(''), '')])],
    [
      'an encrypted Word file',
      'encrypted',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['an old Word file', 'format-old', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')])],
  ])('%s', (_what, code, bytes) => {
    expect(() => kindOf(bytes)).toThrow(code)
  })

  it(
    'are read in a process of their own, which is ended when it takes too much',
    async () => {
      const look = (bytes: Buffer, kind: 'pdf' | 'png' = 'pdf') => run({ do: 'look', kind }, bytes)
      expect((await look(pdf(['正文'])).then(({ answer }) => answer.pages))?.[0]?.lines).toHaveLength(1)
      await expect(look(Buffer.from('%PDF-1.7 nothing'))).rejects.toThrow('damaged')
      await expect(look(Buffer.from('\x89PNG\r\n\x1a\n00000', 'latin1'), 'png')).rejects.toThrow('damaged')
      await expect(look(picture.subarray(0, 60), 'png')).rejects.toThrow('damaged')
      const locked = pdfOf(Buffer.from(''), '')
        .toString('latin1')
        .replace('trailer<<', `trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>>>`)
      await expect(look(Buffer.from(locked, 'latin1'))).rejects.toThrow('encrypted')
      const large = Buffer.from(picture)
      large.writeUInt32BE(40_000, 16)
      large.writeUInt32BE(40_000, 20)
      await expect(look(large, 'png')).rejects.toThrow('too-large-picture')
      await expect(look(pdfOf(deflateSync(Buffer.alloc(700e6, 32)), '/Filter/FlateDecode'))).rejects.toThrow('too-complex')
      const drawn = await run(
        { do: 'redact', kind: 'png', wanted: { words: [], areas: [{ page: 1, left: 5, top: 5, right: 30, bottom: 20 }] } },
        picture,
      )
      expect(drawn.answer.redacted).toMatchObject({ pages: 1, failures: [] })
    },
    SLOW_MS,
  )
})
