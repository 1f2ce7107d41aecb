import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../../../api/contract.js'
import type { DocumentView } from '../../../../api/publishing-view.js'
import type { Release, ReleaseDetail } from '../../../../api/request-releases.js'
import type { RequestView } from '../../../../api/request-view.js'
import { openPdf } from '../../../platform/redaction/engine/documents.js'
import { typeset } from '../../../platform/redaction/engine/typeset.js'
import { testDatabase } from '../../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice, PERSON, REQUESTS } from '../../../testing/office.js'
import { zipOf } from '../../../testing/report-files/zip.js'
import type { SignedInFetch } from '../../../testing/server.js'
import { sourceGuarded } from '../../annual-report/reading/inputs/index.js'
import { publishing } from '../../publishing/index.js'
import { registerOfficeReader } from './office.js'
import { readReleased, releasedFiles } from './releasing.js'

/** Publishing without its demonstration. */
const FEATURES = [...OFFICE_FEATURES, { ...publishing, seed: async () => {} }]
const SLOW_MS = 180_000
const NUMBER = '630121199001011234'
const folder = mkdtempSync(join(tmpdir(), 'gongkai-release-'))
afterAll(() => rmSync(folder, { recursive: true }))

const docx = (paragraphs: string[]) =>
  zipOf({
    'word/document.xml': `<w:document><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  })
const pdf = (paragraphs: string[]) => typeset({ blocks: paragraphs.map((text) => ({ kind: 'line', text })) })

describe('files that go out with a reply', () => {
  let office: Office
  let one: RequestView
  beforeAll(async () => {
    office = await openOffice(await testDatabase(FEATURES), FEATURES)
    registerOfficeReader(office.server.platform, sourceGuarded)
    one = await office.register({ channel: 'in-person' })
  }, SLOW_MS)
  afterAll(() => office?.server.close())

  const base = () => `${REQUESTS}/${one.id}/releases`
  async function upload(who: SignedInFetch, name: string, bytes: Buffer) {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return who(base(), { method: 'POST', body: form })
  }
  const post = (who: SignedInFetch, path: string, json: object) => who(`${base()}/${path}`, { method: 'POST', json })
  const marks = (detail: Pick<ReleaseDetail, 'version' | 'title'>, words: string[]) => ({
    version: detail.version,
    title: '处理情况的说明',
    lookedAtPictures: false,
    areas: [],
    words: words.map((text) => ({ text, kind: 'name', ground: 'privacy' })),
  })

  it(
    'are marked, made, confirmed by another, and the applicant’s once the reply is issued',
    async () => {
      const uploaded = (await (
        await upload(office.clerk, '张三来信.docx', await docx(['关于张三来信的处理', `身份证号${NUMBER}，电话13897001234`, '已经办结']))
      ).json()) as Release
      expect(uploaded).toMatchObject({ n: 1, status: 'draft', kind: 'docx', pages: 1, mayMark: true, mayConfirm: false })
      const detail = (await (await office.clerk(`${base()}/1`)).json()) as ReleaseDetail
      expect(detail.suggestions.map(({ kind, text }) => [kind, text])).toEqual([
        ['idNumber', NUMBER],
        ['mobile', '13897001234'],
      ])
      const picture = await office.clerk(`${base()}/1/pages/1`)
      expect(picture.headers.get('content-type')).toBe('image/jpeg')
      expect((await office.stranger(`${base()}/1/pages/1`)).status).toBe(403)
      const found = await (await post(office.clerk, '1/search', { words: ['张 三', '李四'] })).json()
      expect(found.found.map((each: { count: number }) => each.count)).toEqual([1, 0])

      const refused = async (json: object) => (await office.refusal(post(office.clerk, '1/redaction', json))).code
      expect(await refused(marks(detail, ['张']))).toBe('word-too-short')
      expect(await refused(marks(detail, ['李四']))).toBe('word-not-found')
      expect(await refused({ ...marks(detail, ['张三']), title: '张三来信' })).toBe('title-holds-word')
      expect(await refused({ ...marks(detail, ['张三']), version: 9 })).toBe('changed-meanwhile')

      const answer = await post(office.clerk, '1/redaction', marks(detail, ['张三', NUMBER, '13897001234']))
      const made = (await answer.json()) as ReleaseDetail
      expect(answer.status, JSON.stringify(made)).toBe(200)
      expect(made).toMatchObject({ status: 'made', mayConfirm: false })
      expect(made.certificate?.words.map((word) => word.count)).toEqual([1, 1, 1])
      expect(JSON.stringify(made.certificate)).not.toMatch(/张三|630121|13897/)
      const result = Buffer.from(await (await office.clerk(`${base()}/1/result.pdf`)).arrayBuffer())
      const document = await openPdf(result)
      expect(await document.plainText(1)).toMatch(/〔已遮盖〕.*来信的处理.*已经办结/)
      await document.close()

      expect((await office.refusal(post(office.clerk, '1/confirmation', { version: made.version }))).status).toBe(403)
      const ctx = { platform: office.server.platform }
      const confirmed = (await (await post(office.reviewer, '1/confirmation', { version: made.version })).json()) as Release
      expect(confirmed).toMatchObject({ status: 'confirmed', certificate: { confirmedBy: expect.any(String) } })
      expect((await office.refusal(post(office.clerk, '1/removal', { version: confirmed.version }))).code).toBe('release-confirmed')
      expect(await releasedFiles(ctx, one.id)).toEqual([])
      await expect(readReleased(ctx, one.id, 1)).rejects.toThrow('not-found')

      const provided = `王小明先生：\n全文见附件，联系电话${PERSON.phone}。`
      await office.decide(one, { outcome: 'granted', bases: ['条例第三十六条第二项'], provided })
      expect(await releasedFiles(ctx, one.id)).toMatchObject([
        { n: 1, name: '处理情况的说明.pdf', sha256: made.certificate?.result.sha256 },
      ])
      expect((await readReleased(ctx, one.id, 1)).bytes).toEqual(result)
      await becomesPublic(await office.view(office.clerk(`${REQUESTS}/${one.id}`)))
    },
    SLOW_MS,
  )

  /** Art. 44: what one got, for everybody: a draft with text and files, without who asked. */
  async function becomesPublic(decided: RequestView): Promise<void> {
    const step = (json: object) => office.step(office.clerk, decided, 'disclosure', json)
    const done = await office.view(step({ document: '处理情况说明', draft: true }))
    const document = done.timeline.at(-1)?.document ?? ''
    const { jobs } = office.server.platform
    expect(await jobs.runDue()).toBeGreaterThan(0)
    const draft = (await (await office.clerk(`/api/publishing/documents/${document}`)).json()) as DocumentView
    expect(draft).toMatchObject({
      summary: { title: '处理情况说明', origin: 'request', life: 'draft', stage: 'writing' },
      content: { mode: 'after-request', basis: '条例第四十四条', body: '<p>申请人先生：</p><p>全文见附件，联系电话申请人。</p>' },
      files: [{ name: '处理情况的说明.pdf' }],
    })
    expect(draft.timeline[0]?.text).toContain('来自依申请公开')
    expect(JSON.stringify(draft)).not.toMatch(/王小明|13897001234|630121199001011234/)
    expect((await fetch(office.server.url + draft.address)).status).toBe(404)
  }

  it(
    'let nobody confirm what they made, and can be taken out again',
    async () => {
      await upload(office.head, '说明.pdf', pdf(['没有什么要遮盖的']))
      const answer = await post(office.head, '2/redaction', marks({ version: 1, title: '' }, []))
      const made = (await answer.json()) as ReleaseDetail
      expect(made).toMatchObject({ status: 'made', mayConfirm: false, whyNot: expect.stringContaining('同一个人') })
      expect(await office.refusal(post(office.head, '2/confirmation', { version: made.version }))).toMatchObject({
        code: 'release-same-person',
      })
      const left = await (await post(office.clerk, '2/removal', { version: made.version })).json()
      expect(left.releases.map((each: Release) => each.n)).toEqual([1])
      const { db } = office.server.platform.database
      // The draft for everybody (条例 art. 44) has files of its own, whose names are to be read.
      const files = db.selectFrom('stored_file').select('name').where('owner', 'like', 'request%')
      const names = (await files.execute()).map((row) => row.name)
      expect(names.filter((name) => /件2/.test(name))).toEqual([])
      const dump = JSON.stringify([
        await db.selectFrom('request_release').selectAll().execute(),
        await db.selectFrom('ledger_entry').selectAll().where('stream', 'like', 'request-release:%').execute(),
        names,
      ])
      for (const secret of ['张三', NUMBER, '13897001234', '处理情况的说明']) expect(dump).not.toContain(secret)
    },
    SLOW_MS,
  )

  it('are nothing that a unit which was asked to help may touch', async () => {
    const fresh = await office.register({ channel: 'in-person' })
    await office.view(office.step(office.clerk, fresh, 'assignments', { organId: 'pingan', joint: false }))
    const path = `${REQUESTS}/${fresh.id}/releases`
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(pdf(['正文']))]), '说明.pdf')
    expect((await office.stranger(`${REQUESTS}/${fresh.id}`)).status).toBe(200)
    expect((await office.stranger(path)).status).toBe(200)
    expect((await office.stranger(path, { method: 'POST', body: form })).status).toBe(403)
    expect((await office.stranger(`${path}/1`)).status).toBe(403)
    for (const step of ['confirmation', 'removal'])
      expect((await office.stranger(`${path}/1/${step}`, { method: 'POST', json: { version: 1 } })).status).toBe(403)
  })

  it(
    'are refused with a sentence when they are none',
    async () => {
      const bomb = zipOf({ 'word/document.xml': Buffer.alloc(200e6, 97) })
      const tries: [string, Buffer | Promise<Buffer>, string][] = [
        ['空.pdf', Buffer.alloc(0), 'release-empty-file'],
        ['a.exe', Buffer.from('MZ\0\0'), 'release-format-unknown'],
        ['broken.pdf', Buffer.from('%PDF-1.7 broken'), 'release-damaged'],
        ['bomb.docx', bomb, 'release-too-complex'],
        ['macro.docm', zipOf({ 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' }), 'release-macros'],
      ]
      for (const [name, bytes, code] of tries) {
        const answer = await upload(office.clerk, name, await bytes)
        const body = (await answer.json()) as ErrorBody
        expect([name, answer.status, body.code]).toEqual([name, 400, code])
        expect(body.message).toMatch(/[。]$/)
      }
      expect((await upload(office.stranger, '说明.pdf', pdf(['正文']))).status).toBe(403)
    },
    SLOW_MS,
  )
})
