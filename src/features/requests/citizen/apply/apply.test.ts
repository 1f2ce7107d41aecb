import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APPLICANT, applicantAt, fillIn, SEND, WANTED, WAY, workIn } from '../../../../testing/applying.js'
import { nuErrors, withoutNu } from '../../../../testing/nu.js'
import { startTestServer, type TestServer } from '../../../../testing/server.js'
import { attachmentsOf } from '../../attachments.js'
import { DRAFT_DAYS } from './draft.js'

let server: TestServer
let now = Date.parse('2021-09-10T01:12:00Z')
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } })
}, 120_000)
afterAll(() => server.close())

const cases = async () =>
  Number(
    (
      await server.platform.database.db
        .selectFrom('request_case')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('an application without scripts', () => {
  test('becomes one case, however often it is sent, and shows its receipt to this browser only', async () => {
    const applicant = applicantAt(server)
    await fillIn(applicant)
    const check = await applicant.get('hedui')
    for (const word of ['王小明', '11010519491231002X', WANTED.description, '电子邮件', 'w@example.cn']) expect(check.html).toContain(word)
    const before = await cases()
    const sent = await Promise.all([applicant.post('hedui', SEND), applicant.post('hedui', SEND)])
    expect(sent.map(({ to }) => to)).toEqual(['huizhi', 'huizhi'])
    expect((await applicant.post('hedui', SEND)).to).toBe('huizhi')
    expect(await cases()).toBe(before + 1)

    const receipt = await applicant.get('huizhi')
    const number = /id="number">([^<]+)/.exec(receipt.html)?.[1] ?? ''
    const password = /id="password">([^<]+)/.exec(receipt.html)?.[1] ?? ''
    expect(number).toMatch(/^2021-Y\d{4}$/)
    expect(password).toMatch(/^[A-Z2-9]{10}$/)
    expect((await applicant.get('huizhi')).html).toContain(password)
    expect((await applicantAt(server).get('huizhi')).to).toBe('?meiyou=1')
    await applicant.post('huizhi', {})
    expect((await applicant.get('huizhi')).html).not.toContain(password)

    const other = applicantAt(server)
    expect((await other.post('/zfxxgk/ledu/ysqgk/chaxun', { number, password })).to).toContain('chaxun/jindu')
  })

  test('asks only what art. 29 asks', async () => {
    const applicant = applicantAt(server)
    await fillIn(applicant)
    const pages = await Promise.all(['', 'shui', 'shenfen', 'xinxi', 'fangshi', 'hedui'].map((path) => applicant.get(path)))
    const fields = pages.flatMap(({ html }) => [...html.matchAll(/<label[^>]*>([^<]+)/g)].map(([, label]) => label))
    for (const word of ['用途', '工作单位', '邮编', '邮政编码']) expect(fields.join()).not.toContain(word)
  })

  test('goes on elsewhere by its code, with all that was written', async () => {
    const applicant = applicantAt(server)
    await applicant.post('shui', { applicant: 'citizen' })
    await applicant.post('shenfen', { ...APPLICANT, proof: 'upload' }, [['identity', '王小明身份证.pdf', PDF]])
    const code = /<strong>([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})</.exec((await applicant.get('xinxi')).html)?.[1] ?? ''
    const other = applicantAt(server)
    expect((await other.post('jixu', { code: 'AAAA-AAAA-AAAA' })).html).toContain('没有找到这份草稿')
    expect((await applicantAt(server, 'pingan').post('jixu', { code })).status).toBe(400)
    expect((await other.post('jixu', { code: ` ${code.toLowerCase().replaceAll('-', '')} ` })).to).toBe('xinxi')
    const page = await other.get('shenfen')
    expect(page.html).toContain('value="王小明"')
    expect(page.html).toContain('已经收到：<!-- -->身份证明.pdf'.replace('<!-- -->', ''))
    expect((await applicant.get('shenfen')).to).toBe('?meiyou=1')
    await other.post('xinxi', WANTED)
    await other.post('fangshi', WAY)
    await other.post('hedui', { ...SEND, work: workIn((await other.get('hedui')).html) })
    const id = `ledu-${/id="number">([^<]+)/.exec((await other.get('huizhi')).html)?.[1]}`
    expect(await attachmentsOf(server.platform.database.db, id)).toMatchObject([
      { what: 'identity', name: '身份证明.pdf', type: 'application/pdf' },
    ])
    expect((await applicantAt(server).post('jixu', { code })).html).toContain('已经提交')

    const clerk = await server.signIn('clerk', 'ledu')
    const { files } = (await (await clerk(`/api/requests/${id}/attachments`)).json()) as { files: { id: string }[] }
    const file = await clerk(`/api/requests/${id}/attachments/${files[0]?.id}`)
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true)
    expect((await (await server.signIn('reviewer', 'ledu'))(`/api/requests/${id}/attachments/${files[0]?.id}`)).status).toBe(403)
    expect((await (await server.signIn('clerk', 'pingan'))(`/api/requests/${id}/attachments`)).status).toBe(403)
    const entries = await server.platform.database.db
      .selectFrom('ledger_entry')
      .select(['type', 'actor'])
      .where('stream', 'like', `request-%:${id}`)
      .execute()
    expect(entries.map(({ type }) => type)).toEqual(['AttachmentsKept', 'AttachmentRead'])
  })
})

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

describe('what is wrong is told beside its field, and nothing typed is lost', () => {
  test.each([
    ['110105194912310021', '校验位对不上'],
    ['11010519491331002X', '出生日期'],
    ['1101051949', '18 位'],
    ['', '请填写证件号码'],
  ])('a number %s', async (idNumber, sentence) => {
    const applicant = applicantAt(server)
    await applicant.post('shui', { applicant: 'citizen' })
    const answer = await applicant.post('shenfen', { ...APPLICANT, name: '', idNumber })
    expect(answer.status).toBe(400)
    expect(answer.html).toContain('<title>错误：')
    expect(answer.html).toContain('有 2 处需要修改')
    expect(answer.html).toMatch(new RegExp(`id="idNumber-error">[^<]*${sentence}`))
    expect(answer.html).toContain('value="13897001234"')
  })

  test('an organisation: code, head, contact', async () => {
    const applicant = applicantAt(server)
    expect((await applicant.post('shui', { applicant: 'organisation' })).html).toContain('请选择属于哪一种组织')
    expect((await applicant.post('shui', { applicant: 'organisation', orgKind: 'research' })).to).toBe('shenfen')
    const wrong = await applicant.post('shenfen', { name: '某研究所', idNumber: '91350100M000100Y44', phone: '0971-1234567' })
    expect(wrong.html).toContain('有 3 处需要修改')
    expect(wrong.html).toContain('统一社会信用代码的校验位对不上')
    const right = {
      name: '某研究所',
      idNumber: '91350100M000100Y43',
      legalRepresentative: '某甲',
      contactName: '某乙',
      phone: '0971-1234567',
    }
    expect((await applicant.post('shenfen', right)).to).toBe('xinxi')
  })

  test('a way asks for its own contact and no other', async () => {
    const applicant = applicantAt(server)
    await fillIn(applicant)
    const answer = await applicant.post('fangshi', { 'delivery-email': 'on', 'delivery-post': 'on' })
    expect(answer.html).toContain('有 3 处需要修改')
    expect(answer.html).toContain('请填写收件地址')
    expect((await applicant.post('fangshi', { 'form-paper': 'on', 'delivery-pick-up': 'on' })).to).toBe('hedui')
  })

  test('a text of a million signs comes back whole', async () => {
    const applicant = applicantAt(server)
    await applicant.post('shui', { applicant: 'citizen' })
    await applicant.post('shenfen', APPLICANT)
    const text = '公'.repeat(1_000_000)
    const answer = await applicant.post('xinxi', { ...WANTED, description: text })
    expect(answer.status).toBe(400)
    expect(answer.html).toContain('最多 20000 个字')
    expect(answer.html).toContain(text)
  })

  test('a file beyond the limit, beside its field', async () => {
    const applicant = applicantAt(server)
    await applicant.post('shui', { applicant: 'citizen' })
    const large = Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)])
    const answer = await applicant.post('shenfen', { ...APPLICANT, proof: 'upload' }, [['identity', 'a.pdf', large]])
    expect(answer.status).toBe(413)
    expect(answer.html).toMatch(/id="identity-error">[^<]*20 MB/)
    expect(answer.html).toContain('value="王小明"')
    expect((await applicant.get('shenfen')).html).toContain('每个不超过 20 MB')
  })
})

describe('hostile hands', () => {
  test('HTML and formulas are words like any others', async () => {
    const applicant = applicantAt(server)
    const evil = '"><script>alert(1)</script>=cmd|/c calc'
    await applicant.post('shui', { applicant: 'citizen', wanted: evil })
    await applicant.post('shenfen', {
      ...APPLICANT,
      name: evil,
      'agent-yes': 'on',
      agentName: evil,
      agentIdNumber: evil,
      agentPhone: '13897001234',
    })
    await applicant.post('xinxi', { description: evil, title: evil, documentNo: evil })
    await applicant.post('fangshi', { ...WAY, 'delivery-post': 'on', address: evil })
    for (const page of ['shenfen', 'xinxi', 'fangshi', 'hedui']) {
      const { html, status } = await applicant.get(page)
      expect(status).toBe(200)
      expect(html).not.toContain('<script>alert')
    }
    expect((await applicant.get('hedui')).html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;=cmd|/c calc')
  })

  test('no step before its time, by link or by form', async () => {
    const applicant = applicantAt(server)
    const before = await cases()
    for (const page of ['shenfen', 'xinxi', 'fangshi', 'hedui']) {
      expect((await applicant.get(page)).to).toBe('?meiyou=1')
      expect((await applicant.post(page, { ...APPLICANT, ...WANTED, ...WAY, ...SEND })).to).toBe('?meiyou=1')
    }
    await applicant.post('shui', { applicant: 'citizen' })
    expect((await applicant.post('hedui', SEND)).to).toBe('shenfen')
    expect((await applicant.post('fangshi', WAY)).to).toBe('shenfen')
    expect((await applicant.get('huizhi')).to).toBe('hedui')
    expect(await cases()).toBe(before)
    applicant.become('gongkai-draft-ledu=forged')
    expect((await applicant.get('hedui')).to).toBe('?meiyou=1')
    expect((await applicantAt(server, 'nowhere').get('')).status).toBe(404)
  })

  test('work that is wrong, somebody else’s or spent pays for nothing', async () => {
    const [one, two] = [applicantAt(server), applicantAt(server)]
    await fillIn(one)
    await fillIn(two)
    const work = workIn((await one.get('hedui')).html)
    expect((await two.post('hedui', { ...SEND, work })).html).toContain('自动核验没有通过')
    expect((await two.post('hedui', { ...SEND, work: '{"a":1}' })).html).toContain('自动核验没有通过')
    const old = workIn((await two.get('hedui')).html)
    now += 3 * 3_600_000
    expect((await two.post('hedui', { ...SEND, work: old })).html).toContain('已经过期')
    expect((await two.post('hedui', { ...SEND, work: workIn((await two.get('hedui')).html) })).to).toBe('huizhi')
  })

  test('without scripts a few may be sent at once; then a wait is told, no puzzle, and nothing is lost', async () => {
    now += 3_600_000
    const answers: string[] = []
    for (let n = 0; n < 5; n++) {
      const applicant = applicantAt(server)
      await fillIn(applicant)
      const { to, html, status } = await applicant.post('hedui', SEND)
      answers.push(to ?? `${status} ${/请 \d+ 分钟以后再按“提交申请”/.exec(html)?.[0]} ${html.includes(WANTED.description)}`)
    }
    expect(answers).toEqual(['huizhi', 'huizhi', 'huizhi', ...Array(2).fill('429 请 10 分钟以后再按“提交申请” true')])
  })
})

test('the dump of a database gives away neither draft nor applicant', async () => {
  const applicant = applicantAt(server)
  await fillIn(applicant, '这是一句只写在申请里的话')
  const { db } = server.platform.database
  const rows = JSON.stringify([
    await db.selectFrom('request_draft').selectAll().execute(),
    await db.selectFrom('stored_file').selectAll().execute(),
  ])
  for (const word of ['王小明', '11010519491231002X', '13897001234', '只写在申请里']) expect(rows).not.toContain(word)
})

test('what is published already is offered before it is asked for', async () => {
  const applicant = applicantAt(server)
  await applicant.post('shui', { applicant: 'citizen' })
  await applicant.post('shenfen', APPLICANT)
  expect((await applicant.post('xinxi', { ...WANTED, description: '2021年政务公开工作要点的全文' })).to).toBe('xiangsi')
  expect((await applicant.get('xiangsi')).html).toContain('href="/zfxxgk/ledu/nianbao/2021"')
  expect((await applicant.post('xiangsi', {})).to).toBe('fangshi')
  expect((await applicant.post('xinxi', { ...WANTED, description: '2021年政务公开工作要点的全文' })).to).toBe('fangshi')
})

test('drafts that nobody goes on with are gone after a month, with their files', async () => {
  const applicant = applicantAt(server)
  await applicant.post('shui', { applicant: 'citizen' })
  await applicant.post('shenfen', { ...APPLICANT, proof: 'upload' }, [['identity', 'a.pdf', PDF]])
  const { db } = server.platform.database
  const files = () => db.selectFrom('stored_file').select('id').where('owner', 'like', 'draft:%').execute()
  expect((await files()).length).toBeGreaterThan(0)
  now += (DRAFT_DAYS + 1) * 86_400_000
  const { tidyCitizen } = await import('../index.js')
  await tidyCitizen(server.platform)
  expect(await files()).toEqual([])
  expect((await applicant.get('shenfen')).to).toBe('?meiyou=1')
})

test.skipIf(withoutNu)(
  `every page is valid HTML (needs the Nu checker${withoutNu ? `: ${withoutNu}` : ''})`,
  async () => {
    const applicant = applicantAt(server)
    await fillIn(applicant)
    const pages = new Map<string, string>()
    for (const path of ['', 'shui', 'shenfen', 'xinxi', 'fangshi', 'hedui', 'jixu', '/heyan', '/heyan/fengcun', '/zfxxgk/ledu/ysqgk'])
      pages.set(path, (await applicant.get(path)).html)
    pages.set('wrong', (await applicant.post('shenfen', { 'agent-yes': 'on', proof: 'upload' })).html)
    expect(await nuErrors(pages)).toEqual([])
  },
  120_000,
)
