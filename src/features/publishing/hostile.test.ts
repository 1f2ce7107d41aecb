import { connect } from 'node:net'
import { deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '../../../api/contract.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { zip } from '../../platform/files/zip.js'
import { DOCUMENTS, openPress, PICTURE, type Press } from '../../testing/publishing.js'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')
const PDF = bytesOf('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF')
const TYPES: [string, Buffer] = ['[Content_Types].xml', bytesOf('<Types/>')]

let press: Press
let draft: DocumentView
beforeAll(async () => {
  press = await openPress()
  draft = await press.start({ title: '攻击试验' })
}, 120_000)
afterAll(() => press?.server.close())

const current = async (): Promise<DocumentView> => press.view(press.clerk(`${DOCUMENTS}/${draft.summary.id}`))

describe('files that are not what they seem', () => {
  const docx = (part: string, bytes: Buffer) => zip([TYPES, ['word/document.xml', bytesOf('<w:document/>')], [part, bytes]])
  test.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    ['a web page called a PDF', 'a.pdf', () => bytesOf('<html><script>alert(1)</script>'), 'bad-file-markup'],
    ['a PDF that is a web page as well', 'a.pdf', () => Buffer.concat([PDF, bytesOf('<script>alert(1)</script>')]), 'bad-file-markup'],
    ['a GIF that is a script as well', 'a.gif', () => bytesOf('GIF89a=1;alert(1)//'), 'bad-file-other'],
    [
      'a PDF that is an archive as well',
      'a.pdf',
      async () => Buffer.concat([PDF, await zip([['a.html', bytesOf('x')]])]),
      'bad-file-hidden',
    ],
    [
      'a photo that is an archive as well',
      'a.png',
      async () => Buffer.concat([PICTURE, await zip([['a.jar', bytesOf('x')]])]),
      'bad-file-hidden',
    ],
    ['a drawing that runs', 'a.svg', () => bytesOf('<?xml version="1.0"?><svg xmlns="x" onload="alert(1)"/>'), 'bad-file-markup'],
    ['a drawing called a photo', 'a.png', () => bytesOf('<svg onload=alert(1)>'), 'bad-file-markup'],
    ['a PDF that runs', 'a.pdf', () => Buffer.concat([PDF, bytesOf('/OpenAction<</S/JavaScript/JS(x)>>')]), 'bad-file-script'],
    ['a Word file with macros', 'a.docx', () => docx('word/vbaProject.bin', bytesOf('x')), 'bad-file-macros'],
    ['a bomb called a Word file', 'a.docx', () => docx('word/media/a.xml', Buffer.alloc(101 * 1024 * 1024)), 'bad-file-bomb'],
    [
      'a workbook of too many parts',
      'a.xlsx',
      () => zip([TYPES, ...Array.from({ length: 2_100 }, (_, n): [string, Buffer] => [`xl/${n}.xml`, PDF])]),
      'bad-file-bomb',
    ],
    ['an archive called a workbook', 'a.xlsx', () => zip([['etc/passwd', bytesOf('x')]]), 'bad-file-archive'],
    ['a program called a document', 'a.docx', () => bytesOf('MZ\x90\x00'), 'bad-file-program'],
    ['nothing at all', 'a.pdf', () => Buffer.alloc(0), 'bad-file-empty'],
  ])('%s is refused with a sentence', async (_what, name, make, code) => {
    const answer = await press.attach(draft, name, await make())
    const body = (await answer.json()) as ErrorBody
    expect([answer.status, body.code]).toEqual([400, expect.stringContaining(code)])
    expect(body.message).toMatch(/[。！？]$/)
  })

  test('what unfolds without end inside a PDF, and entities within entities, take nothing but themselves', async () => {
    const page = deflateSync(Buffer.alloc(64 * 1024 * 1024, '['))
    const bomb = pdfWith(page)
    const nested = `<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx">${Array.from({ length: 9 }, (_, n) => `<!ENTITY b${n} "${`&b${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`
    const laughs = await zip([
      TYPES,
      ['word/document.xml', bytesOf(`${nested}<w:document><w:body><w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>`)],
    ])
    const unread = await press.view(press.attach(await current(), '炸弹.pdf', bomb))
    expect(unread.files.map((file) => [file.name, file.readable])).toEqual([['炸弹.pdf', false]])
    const read = await press.view(press.attach(unread, '笑声.docx', laughs))
    expect(read.files.map((file) => file.name)).toEqual(['炸弹.pdf', '笑声.docx'])
    expect((await press.open(`/zfxxgk/ledu/fdzdgknr`)).status).toBe(200)
  }, 120_000)
})

describe('names of files', () => {
  test.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\windows\\system32\\a.png', 'a.png'],
    ['照片\u202egnp.exe', '照片_gnp.png'],
    ['a\u0000b\r\nSet-Cookie: x=1.png', 'a_b%0D%0ASet-Cookie_ x=1.png'],
    ['<img src=x onerror=alert(1)>.html', '_img src=x onerror=alert(1)_.png'],
    ['名'.repeat(4_000), `${'名'.repeat(150)}.png`],
    ['.htaccess', '_htaccess.png'],
  ])('%s is kept as a harmless name', async (name, kept) => {
    const seen = await current()
    const json = { revision: seen.revision, content: { ...seen.content, attachments: [] } }
    expect((await press.clerk(`${DOCUMENTS}/${draft.summary.id}/content`, { method: 'PUT', json })).status).toBe(200)
    const attached = await press.view(press.attach(await current(), name, PICTURE))
    expect(attached.files.map((file) => file.name)).toEqual([kept])
  })

  test('a name typed later gets the ending of what the file is, and breaks no line of an answer', async () => {
    const seen = await current()
    const renamed = { ...seen.content.attachments[0], name: '报告\ud800"\r\nX-Evil: 1.html' }
    const json = { revision: seen.revision, content: { ...seen.content, attachments: [renamed] } }
    const saved = await press.clerk(`${DOCUMENTS}/${draft.summary.id}/content`, { method: 'PUT', json })
    expect(saved.status, await saved.clone().text()).toBe(200)
    const open = await press.publish(await current())
    const [file] = open.files
    expect(file?.name).toMatch(/^报告.*\.png$/)
    const answer = await fetch(`${press.server.url}${open.address}/fujian/${file?.file}`)
    expect([answer.status, answer.headers.get('x-evil'), answer.headers.get('content-type')]).toEqual([200, null, 'image/png'])
    expect(answer.headers.get('content-disposition')).not.toMatch(/html|[\r\n]/)
  })
})

describe('too much, and too slowly', () => {
  const long = '公'.repeat(1_000_000)
  test.each<[string, (seen: DocumentView) => [string, string, object]]>([
    ['a title', (seen) => ['PUT', '/content', { revision: seen.revision, content: { ...seen.content, title: long } }]],
    ['a text', (seen) => ['PUT', '/content', { revision: seen.revision, content: { ...seen.content, body: long.repeat(3) } }]],
    ['a key word', (seen) => ['PUT', '/content', { revision: seen.revision, content: { ...seen.content, keywords: [long] } }]],
    [
      'ten thousand links',
      (seen) => [
        'PUT',
        '/content',
        { revision: seen.revision, content: { ...seen.content, relations: Array(10_000).fill({ kind: 'basis', title: 'x' }) } },
      ],
    ],
    ['a remark', () => ['POST', '/comments', { text: long }]],
    ['a reason', (seen) => ['POST', '/withdrawal', { version: seen.summary.version, kind: 'other', reason: long }]],
  ])('%s of a million signs is refused beside its field', async (_what, of) => {
    const [method, path, json] = of(await current())
    const answer = await press.clerk(`${DOCUMENTS}/${draft.summary.id}${path}`, { method, json })
    const text = await answer.text()
    expect([answer.status, text.length < 5_000]).toEqual([400, true])
    expect(Object.keys((JSON.parse(text) as ErrorBody).fields ?? {})).toHaveLength(1)
  })

  test('what nests without end, and a body beyond any form, is refused with a sentence', async () => {
    const seen = await press.start({ title: '太深' })
    const put = (content: object) =>
      press.clerk(`${DOCUMENTS}/${seen.summary.id}/content`, { method: 'PUT', json: { revision: seen.revision, content } })
    for (const [body, status] of [
      ['<div>'.repeat(50_000), 400],
      ['a'.repeat(30_000_000), 413],
    ] as const) {
      const answer = await put({ ...seen.content, body })
      expect(answer.status).toBe(status)
      expect(((await answer.json()) as ErrorBody).message).toMatch(/[。！？]$/)
    }
  })

  test('a form of too many parts or files is refused with a sentence', async () => {
    const seen = await press.start({ title: '太多' })
    for (const [field, count] of [
      ['x', 500],
      ['file', 60],
    ] as const) {
      const form = new FormData()
      form.set('revision', '1')
      for (let n = 0; n < count; n++) form.append(field, field === 'x' ? 'y' : new File([new Uint8Array(PICTURE)], `${n}.png`))
      const answer = await press.clerk(`${DOCUMENTS}/${seen.summary.id}/files`, { method: 'POST', body: form })
      expect([400, 413]).toContain(answer.status)
      expect(((await answer.json()) as ErrorBody).message).toMatch(/\p{Script=Han}.*[。！？]$/u)
    }
  })

  test('a hundred who send a byte now and then keep nobody else waiting', async () => {
    const { hostname, port } = new URL(press.server.url)
    const head = `POST ${DOCUMENTS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{`
    const slow = await Promise.all(
      Array.from(
        { length: 100 },
        () =>
          new Promise<ReturnType<typeof connect>>((open) => {
            const socket = connect(Number(port), hostname, () => socket.write(head, () => open(socket)))
            socket.on('error', () => {})
          }),
      ),
    )
    const answers = await Promise.all(Array.from({ length: 20 }, () => press.open('/zfxxgk/ledu/fdzdgknr')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    for (const socket of slow) socket.destroy()
  })

  test.each([
    ['GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n', /HTTP\/1.1 (200|404)/],
    ['GET //evil.example/?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /HTTP\/1.1 404/],
    ['GET /xinxi/a%0d%0aSet-Cookie:%20x=1?y=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /HTTP\/1.1 (302|404)/],
    ['GET /xinxi/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /HTTP\/1.1 404/],
    ['GET /xinxi/a\0b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /HTTP\/1.1 400/],
  ])('%j is answered without a line of the sender’s own', async (request, status) => {
    const { hostname, port } = new URL(press.server.url)
    const answer = await new Promise<string>((resolve) => {
      const chunks: Buffer[] = []
      const socket = connect(Number(port), hostname, () => socket.write(request))
      socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
      socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    })
    expect(answer).toMatch(status)
    const [head = ''] = answer.split('\r\n\r\n')
    expect(head).not.toMatch(/^set-cookie|^location: (https?:)?\/\//im)
    expect(answer).not.toMatch(/href="https?:\/\/evil/)
  })
})

test('a Word file’s words come without links that run', async () => {
  const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('<script>alert(1)</script>')] }] }))
  const seen = await press.view(press.attach(await press.start({ title: '导入正文' }), 'a.docx', word, 'text'))
  expect(seen.content.body).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

/** One page with this content stream, deflated. */
function pdfWith(stream: Buffer): Buffer {
  const objects = [
    bytesOf('1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'),
    bytesOf('2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'),
    bytesOf('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n'),
    Buffer.concat([bytesOf(`4 0 obj<</Length ${stream.length}/Filter/FlateDecode>>stream\n`), stream, bytesOf('\nendstream endobj\n')]),
    bytesOf('5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n'),
  ]
  return Buffer.concat([bytesOf('%PDF-1.4\n'), ...objects, bytesOf('trailer<</Root 1 0 R/Size 6>>\n%%EOF')])
}
