import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer, type ZipFile } from 'yauzl'
import type { RequestAudit } from '../../../../api/request-case.js'
import type { RequestView } from '../../../../api/request-view.js'
import { sealLedger } from '../../../platform/ledger/ledger.js'
import { testDatabase } from '../../../testing/database.js'
import { OFFICE_FEATURES, type Office, openOffice, REQUESTS } from '../../../testing/office.js'
import type { SignedInFetch } from '../../../testing/server.js'
import { keepAttachments } from '../attachments.js'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const SLOW_MS = 180_000
const folder = mkdtempSync(join(tmpdir(), 'gongkai-dossier-'))

describe('the dossier of a case', () => {
  let office: Office
  let auditor: SignedInFetch
  let one: RequestView
  beforeAll(async () => {
    office = await openOffice(await testDatabase(OFFICE_FEATURES))
    one = await office.register({ channel: 'in-person' })
    one = await office.view(
      office.step(office.clerk, one, 'third-parties', { name: '某公司', contact: '0972', interest: '涉及商业秘密的报价' }),
    )
    await office.at('2021-09-29')
    one = await office.view(office.clerk(`${REQUESTS}/${one.id}`))
    const answer = { consultation: 'c1', opinion: 'objects', reasons: '属于商业秘密', on: '2021-09-29' }
    one = await office.view(office.step(office.clerk, one, 'consultation-answer', answer))
    const { platform } = office.server
    const ctx = { platform, actor: { kind: 'citizen', caseId: one.id } as const }
    const file = { field: 'file', name: '王小明.png', type: 'image/png', bytes: PNG }
    await platform.database.transaction((tx) => keepAttachments(ctx, tx, one.id, [file], 'identity'))
    auditor = await office.server.signIn('audit-admin', 'ledu')
  }, SLOW_MS)
  afterAll(async () => {
    await office.server.close()
    rmSync(folder, { recursive: true })
  })

  const auditOf = async (who: SignedInFetch) => (await (await who(`${REQUESTS}/${one.id}/audit`)).json()) as RequestAudit

  it('shows the auditor who did what, what it changed, and the deadline made anew; nothing personal', async () => {
    const audit = await auditOf(auditor)
    expect(audit).toMatchObject({
      number: '2021-0001',
      applicant: '王**',
      deadline: { shown: one.dueOn, recomputed: one.dueOn, same: true },
    })
    expect(audit.entries.every((entry) => entry.intact)).toBe(true)
    expect(audit.entries.flatMap((entry) => entry.changes).at(-1)).toMatchObject({
      fact: '征求意见',
      after: expect.stringContaining('不同意公开'),
    })
    expect(audit.documents.map((one) => one.title)).toContainEqual(expect.stringContaining('征求第三方意见书'))
    expect(audit.calendar.notices.map((notice) => notice.number)).toContain('国办发明电〔2020〕27号')
    expect(audit.files).toMatchObject([{ title: '身份证明', type: 'image/png' }])
    expect(JSON.stringify(audit)).not.toMatch(/王小明|6301211990|某公司/)
    expect(one.formerDues).toEqual([
      { due: '2021-10-14', because: expect.stringContaining('不同意公开'), article: '条例第三十二条、第三十四条' },
    ])
    expect((await office.reviewer(`${REQUESTS}/${one.id}/audit`)).status).toBe(403)
    expect((await office.stranger(`${REQUESTS}/${one.id}/dossier.zip`)).status).toBe(403)
    expect((await auditor(`${REQUESTS}/${one.id}`)).status).toBe(403)
  })

  it('verifies itself offline; one byte changed names the file, one entry changed names the entry', async () => {
    await sealLedger(office.server.platform.database, office.server.platform.clock)
    const files = await unzip(await auditor(`${REQUESTS}/${one.id}/dossier.zip`))
    expect([...files.keys()].sort()).toEqual([
      'SHA256SUMS',
      'case.json',
      'ledger/entries.json',
      'ledger/proofs.json',
      'verify.mjs',
      '说明.txt',
    ])
    const all = Buffer.concat([...files.values()]).toString('utf8')
    expect(all).not.toMatch(/王小明|6301211990|某公司/)
    const whole = lay('whole', files)
    expect(execFileSync(process.execPath, [join(whole, 'verify.mjs')], { encoding: 'utf8' })).toMatch(/^卷宗完好：.*其中 \d+ 条有封存证明/)
    expect(
      verify(
        lay(
          'byte',
          change(files, 'case.json', (text) => text.replace('2021-0001', '2021-0002')),
        ),
      ),
    ).toContain('文件被改动：case.json')
    const forged = change(files, 'ledger/entries.json', (text) => text.replace('属于商业秘密', '不属商业秘密'))
    expect(verify(lay('entry', forged))).toContain('台账记录的内容与哈希不符：ledu')
    expect(verify(lay('less', new Map([...files].filter(([name]) => name !== '说明.txt'))))).toContain('缺少文件：说明.txt')
    expect(verify(lay('more', new Map([...files, ['x.txt', Buffer.from('x')]])))).toContain('多出文件：x.txt')
  })

  it('holds the persons and their files only for those who may, with a purpose that is recorded, and leaves an entry', async () => {
    const purpose = encodeURIComponent('行政复议答复举证')
    expect((await office.reviewer(`${REQUESTS}/${one.id}/dossier.zip?purpose=${purpose}`)).status).toBe(403)
    expect((await office.clerk(`${REQUESTS}/${one.id}/dossier.zip?purpose=x`)).status).toBe(400)
    const files = await unzip(await office.clerk(`${REQUESTS}/${one.id}/dossier.zip?purpose=${purpose}`))
    expect(files.get('persons.json')?.toString()).toContain('王小明')
    expect(files.get('attachments/01-身份证明.png')).toEqual(PNG)
    const letters = [...files.keys()].filter((name) => name.startsWith('documents/'))
    expect(letters).toHaveLength(6)
    expect(
      files
        .get(letters.find((name) => name.endsWith('.pdf')) ?? '')
        ?.subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(execFileSync(process.execPath, [join(lay('letters', files), 'verify.mjs')], { encoding: 'utf8' })).toContain('卷宗完好')
    expect((await auditOf(auditor)).readings).toMatchObject([{ purpose: '行政复议答复举证' }])
    const { entries } = (await (await auditor('/api/ledger?type=DossierExported')).json()) as { entries: { data: unknown }[] }
    expect(entries.map((entry) => entry.data)).toMatchObject([{ persons: true, purpose: '行政复议答复举证' }, { persons: false }])
  })

  it('holds what every unit answered that dealt with the case too', async () => {
    let joint = await office.register({ channel: 'in-person', on: '2021-09-29' })
    const units = { pingan: office.stranger, minhe: await office.server.signIn('clerk', 'minhe') }
    for (const organId of Object.keys(units)) {
      joint = await office.view(office.step(office.clerk, joint, 'assignments', { organId, joint: true, dueOn: '2021-10-08' }))
    }
    for (const [organId, who] of Object.entries(units)) {
      joint = await office.view(office.step(who, joint, 'partial-replies', { organId, text: `${organId}的三项工程` }))
    }
    const files = await unzip(await auditor(`${REQUESTS}/${joint.id}/dossier.zip`))
    const entries = files.get('ledger/entries.json')?.toString()
    for (const organId of Object.keys(units)) expect(entries).toContain(`${organId}的三项工程`)
  })
})

function verify(path: string): string {
  const { status, stdout } = spawnSync(process.execPath, [join(path, 'verify.mjs')], { encoding: 'utf8' })
  expect(status).toBe(1)
  return stdout
}

function lay(name: string, files: ReadonlyMap<string, Buffer>): string {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), bytes)
  }
  expect(readFileSync(join(folder, name, 'SHA256SUMS'), 'utf8')).toContain('  verify.mjs')
  return join(folder, name)
}

function change(files: ReadonlyMap<string, Buffer>, name: string, by: (text: string) => string): Map<string, Buffer> {
  return new Map([...files, [name, Buffer.from(by(files.get(name)?.toString() ?? ''))]])
}

async function unzip(answer: Response): Promise<Map<string, Buffer>> {
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)))
  })
  const files = new Map<string, Buffer>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error)
        files.set(entry.fileName, Buffer.concat(await stream.toArray()))
        zip.readEntry()
      }),
    )
    zip.on('end', () => resolve(files))
    zip.readEntry()
  })
}
