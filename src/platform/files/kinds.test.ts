import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { kindOf } from './kinds.js'

const text = (start: string) => Buffer.from(start, 'latin1')
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const JPG = Buffer.concat([text('\xff\xd8\xff\xe0'), Buffer.alloc(200), text('\xff\xd9')])
const PDF = text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF')

/** A zip archive of these parts; `lie` is what it says of its own sizes. */
function zip(parts: Record<string, Buffer>, lie?: number): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, body] of Object.entries(parts)) {
    const packed = deflateRawSync(body)
    const size = lie ?? body.length
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(body), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([text('PK\x03\x04'), head, text(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([text('PK\x01\x02\x14\x00'), head, tail, text(name)]))
    locals.push(local)
    at += local.length
  }
  const index = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, index, text('PK\x05\x06'), end])
}

const TYPES = { '[Content_Types].xml': text('<Types/>') }
const docx = (more: Record<string, Buffer> = {}) => zip({ ...TYPES, 'word/document.xml': text('<w:document/>'), ...more })

describe('what a file is, by its bytes', () => {
  test.each([
    ['png', PNG],
    ['jpg', JPG],
    ['pdf', PDF],
    ['docx', docx()],
    ['xlsx', zip({ ...TYPES, 'xl/workbook.xml': text('<workbook/>') })],
  ])('%s', async (ending, bytes) => expect((await kindOf(bytes)).ending).toBe(ending))

  test.each([
    ['empty', Buffer.alloc(0), '空的'],
    ['a program', text('MZ\x90\x00'), '程序'],
    ['a program of Linux', text('\x7fELF\x02'), '程序'],
    ['a script', text('#!/bin/sh\nrm'), '程序'],
    ['a web page', text('<!doctype html><p>'), '网页代码'],
    ['a drawing with a script', text('<svg onload="alert(1)">'), '网页代码'],
    ['a photo that is a web page as well', Buffer.concat([JPG, text('<script>alert(1)</script>')]), '网页代码'],
    ['a PDF that is a web page as well', Buffer.concat([PDF, text('<html >')]), '网页代码'],
    ['a PDF that is an archive as well', Buffer.concat([PDF, zip({ 'a.txt': text('a') })]), '另一个文件'],
    ['a photo that is an archive as well', Buffer.concat([JPG, zip({ 'a.class': text('a') })]), '另一个文件'],
    ['a photo that is a PDF as well', Buffer.concat([JPG, PDF]), '另一个文件'],
    ['a PDF that runs something', Buffer.concat([PDF, text('/OpenAction<</S/JavaScript/JS(app.alert)>>')]), '自动运行'],
    ['an old Word file', text('\xd0\xcf\x11\xe0\xa1\xb1'), '旧版'],
    ['an archive', zip({ 'a.txt': text('a') }), '压缩包'],
    ['a rar archive', text('Rar!\x1a\x07'), '压缩包'],
    ['a Word file with macros', docx({ 'word/vbaProject.bin': text('a') }), '宏'],
    ['a bomb', docx({ 'word/media/a.xml': Buffer.alloc(101 * 1024 * 1024) }), '大得不正常'],
    ['a bomb that lies', zip({ ...TYPES, 'word/document.xml': Buffer.alloc(8 * 1024 * 1024) }, 10), '打不开'],
    ['a Word file cut off', docx().subarray(0, 60), '打不开'],
    ['a photo of a telephone', text('\x00\x00\x00\x18ftypheic'), 'HEIC'],
    ['a text', text('hello'), '只能上传'],
    [
      'a photo larger than any',
      Buffer.concat([PNG.subarray(0, 16), Buffer.from('0000ffff0000ffff', 'hex'), PNG.subarray(24)]),
      '大得不正常',
    ],
  ])('refuses %s with a sentence', async (_name, bytes, sentence) => {
    await expect(kindOf(bytes)).rejects.toMatchObject({ word: 'invalid', text: expect.stringContaining(sentence) })
  })
})
