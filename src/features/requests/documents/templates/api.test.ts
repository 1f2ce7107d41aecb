import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DocumentTemplate } from '../../../../../api/request-documents.js'
import { testDatabase } from '../../../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../../../testing/office.js'
import { pdfText } from '../../../../testing/pdf-text.js'
import type { SignedInFetch } from '../../../../testing/server.js'
import { kindOf } from '../kinds/kinds.js'

const TEMPLATES = '/api/document-templates'
let office: Office
beforeAll(async () => {
  office = await openOffice(await testDatabase(OFFICE_FEATURES))
})
afterAll(() => office.server.close())

const word = (line: string): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: [...kindOf(2).required.map((field) => `{${field}}`), line].map((text) => new Paragraph(text)) }],
    }),
  )
const upload = async (who: SignedInFetch, organId: string, bytes: Buffer): Promise<Response> => {
  const body = new FormData()
  body.append('template', new Blob([new Uint8Array(bytes)]), '回执.docx')
  return who(`${TEMPLATES}/${organId}/2`, { method: 'POST', body })
}
const receipt = async (organId: string): Promise<DocumentTemplate | undefined> => {
  const { templates } = (await (await office.clerk(`${TEMPLATES}/${organId}`)).json()) as { templates: DocumentTemplate[] }
  return templates.find((one) => one.kind === 2)
}
const lastReceipt = async (): Promise<string> => {
  const one = await office.register({ channel: 'in-person' })
  const answer = await office.clerk(`${REQUESTS}/${one.id}/documents/d1/pdf`)
  return pdfText(Buffer.from(await answer.arrayBuffer()))
}

it('are replaced by an office, inherited by those below, and given back', async () => {
  const above = await office.server.signIn('organ-admin', 'haidong')
  expect(await receipt('ledu')).toMatchObject({ from: 'default', versions: [] })
  expect((await upload(above, 'haidong', await word('市里统一的回执'))).status).toBe(200)
  expect(await receipt('ledu')).toMatchObject({ from: 'above', fromName: '海东市人民政府', version: 1, versions: [] })
  expect(await lastReceipt()).toContain('市里统一的回执')
  expect((await upload(office.head, 'ledu', await word('区里自己的回执'))).status).toBe(200)
  expect((await upload(office.head, 'ledu', await word('区里改过的回执'))).status).toBe(200)
  expect(await receipt('ledu')).toMatchObject({ from: 'own', version: 2, versions: [{ version: 2, name: '回执.docx' }, { version: 1 }] })
  expect(await lastReceipt()).toContain('区里改过的回执')
  expect((await office.clerk(`${TEMPLATES}/ledu/2/file.docx?version=1`)).status).toBe(200)
  expect((await office.head(`${TEMPLATES}/ledu/2/reset`, { method: 'POST', json: {} })).status).toBe(200)
  expect(await receipt('ledu')).toMatchObject({ from: 'above', versions: [{ version: 2 }, { version: 1 }] })
})

it('are refused with a sentence that names the field, and to those who may not', async () => {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('{机关名称}{文号}')] }] }))
  const refused = await office.refusal(upload(office.head, 'ledu', bytes))
  expect(refused).toMatchObject({ status: 422, code: 'template-field-missing' })
  expect(refused.message).toContain('模板缺少必需的字段：成文日期、申请人')
  expect((await upload(office.clerk, 'ledu', bytes)).status).toBe(403)
  expect((await upload(office.head, 'pingan', bytes)).status).toBe(403)
})

it('are seen with made-up data, and set by what the letters say of the organ', async () => {
  const settings = { pattern: '{机关}依公开〔{年}〕{号}号{类别}', contact: '公开办', phone: '', address: '', website: '', payment: '' }
  const saved = { ...settings, reviewOrgan: '', reviewOnline: '', court: '某某中级人民法院' }
  expect((await office.head('/api/document-settings/ledu', { method: 'PUT', json: saved })).status).toBe(200)
  const shown = await (await office.clerk('/api/document-settings/ledu')).json()
  expect(shown).toMatchObject({ example: '乐都区依公开〔2021〕1号不告', court: '某某中级人民法院' })
  expect(shown.remedyReviewFirst).toContain('某某中级人民法院')
  const bad = await office.refusal(office.head('/api/document-settings/ledu', { method: 'PUT', json: { ...saved, pattern: '{年}年' } }))
  expect(bad).toMatchObject({ code: 'bad-number-pattern' })
  const preview = await office.clerk(`${TEMPLATES}/ledu/14/preview.pdf`)
  expect(await pdfText(Buffer.from(await preview.arrayBuffer()))).toContain('乐都区依公开〔2021〕1号不告')
})

it('stand beside the blank application, which anybody may have', async () => {
  const form = await fetch(`${office.server.url}/zfxxgk/ledu/ysqgk/shenqingbiao.pdf`)
  expect([form.status, form.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(await pdfText(Buffer.from(await form.arrayBuffer()))).toContain('政府信息公开申请表')
  expect((await fetch(`${office.server.url}/zfxxgk/ledu/ysqgk/shenqingbiao.docx`)).status).toBe(200)
  expect((await fetch(`${office.server.url}/zfxxgk/meiyou/ysqgk/shenqingbiao.docx`)).status).toBe(404)
})
