import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedClock } from '../../../../platform/clock.js'
import { sealLedger } from '../../../../platform/ledger/ledger.js'
import { applicantAt, fillIn, SEND, workIn } from '../../../../testing/applying.js'
import { startTestServer, type TestServer } from '../../../../testing/server.js'
import { checkReceipt } from './check.js'

let server: TestServer
let text = ''
beforeAll(async () => {
  server = await startTestServer({ clock: fixedClock('2021-09-10T01:12:00Z') })
}, 120_000)
afterAll(() => server.close())

interface Receipt {
  number: string
  entry: { data: object }
  seal: { entries: number; hash: string }
  index: number
  path: string[]
}

test('is there once the ledger is sealed, and holds by itself', async () => {
  const applicant = applicantAt(server)
  await fillIn(applicant)
  await applicant.post('hedui', { ...SEND, work: workIn((await applicant.get('hedui')).html) })
  expect((await applicant.get('huizhi')).html).toContain('还没有封存')
  expect((await applicant.get('huizhi.json')).status).toBe(404)
  await sealLedger(server.platform.database, server.platform.clock)
  text = (await applicant.get('huizhi.json')).html
  expect(checkReceipt(text)?.faults).toEqual([])
  expect((await applicant.post('/heyan', { text })).html).toContain('凭证成立')
  expect((await applicantAt(server).get('huizhi.json')).status).toBe(404)
})

test.each<[string, (proof: Receipt) => void, string]>([
  ['the day', (proof) => Object.assign(proof.entry.data, { on: '2020-01-01' }), '记录的内容和它的哈希对不上'],
  ['the number above', (proof) => Object.assign(proof, { number: '2021-9999' }), '两处不一致'],
  ['the place', (proof) => Object.assign(proof, { path: proof.path.slice(1), index: 0 }), '不在文件所说的封存批次里'],
  ['the seal', (proof) => Object.assign(proof.seal, { entries: proof.seal.entries, at: '2020-01-01T00:00:00.000Z' }), '封存批次的内容'],
])('says what does not match: %s', async (_name, tamper, sentence) => {
  const proof = JSON.parse(text) as Receipt
  tamper(proof)
  const { html } = await applicantAt(server).post('/heyan', { text: JSON.stringify(proof) })
  expect(html).toContain('凭证不成立')
  expect(html).toContain(sentence)
})

test('is verified from the command line, without a database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  const file = join(folder, 'receipt.json')
  const verify = (content: string, ...more: string[]) => {
    writeFileSync(file, content)
    const cli = fileURLToPath(new URL('../../../../cli.ts', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', cli, 'receipt', 'verify', file, ...more], {
      encoding: 'utf8',
    })
    return { status, said: `${stdout}${stderr}` }
  }
  const { seal } = JSON.parse(text) as Receipt
  expect(verify(text, '--seal', seal.hash)).toMatchObject({ status: 0, said: expect.stringContaining('凭证成立') })
  expect(verify(text, '--seal', '0'.repeat(64))).toMatchObject({ status: 1, said: expect.stringContaining('封存哈希') })
  expect(verify(text.replace('online', 'fax'))).toMatchObject({ status: 1, said: expect.stringContaining('被人改动过') })
  expect(verify('{}')).toMatchObject({ status: 2, said: expect.stringContaining('不是申请回执的凭证文件') })
  rmSync(folder, { recursive: true })
}, 60_000)

test('a seal that was never published, and a file that is no receipt', async () => {
  const { html } = await applicantAt(server).post('/heyan', { text: '{"a":1}' })
  expect(html).toContain('不是申请回执的凭证文件')
  expect((await applicantAt(server).post('/heyan', {})).html).toContain('请选择凭证文件')
  expect((await applicantAt(server).get('/heyan/fengcun')).html).toContain((JSON.parse(text) as Receipt).seal.hash)
})
