import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOfInstant } from '../../../../law/day.js'
import { judgeIpv6, judgeTls } from '../rules/site.js'
import { blankEvidence } from '../rules/testing/blank.js'
import { certificateOf, type HostProbe, probeHost } from './probe.js'

const DAYS = 90
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)('our own address (needs openssl)', () => {
  let server: Server
  let folder: string
  let port: number

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-days', String(DAYS)]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    })
    server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => response.end('ok'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the last day of a certificate of our own, and why browsers do not trust it', async () => {
    const { until, fault } = await certificateOf('127.0.0.1', port)
    const made = dayOfInstant(Date.now())
    expect([addDays(made, DAYS - 1), addDays(made, DAYS), addDays(made, DAYS + 1)]).toContain(until)
    expect(fault).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    await expect(certificateOf('127.0.0.1', 1)).rejects.toThrow()
  })

  test('an address without IPv6 and a certificate: what the rules say of it', async () => {
    const host = await probeHost(`https://127.0.0.1:${port}/`)
    expect(host).toMatchObject({ ipv6: [], reason: null })
    const until = host.certificate?.until ?? addDays(blankEvidence().today, 0)
    const at = (today: typeof until, certificate: HostProbe['certificate'] = { until, fault: null }) =>
      judgeTls(blankEvidence({ today, host: { ...host, certificate } }))
    expect(at(addDays(until, -31))).toMatchObject({ outcome: 'pass' })
    expect(at(addDays(until, -10)).findings[0]?.words).toContain('不足 30 天')
    expect(at(addDays(until, 1)).findings[0]?.words).toContain('过期')
    expect(at(addDays(until, -31), host.certificate).findings[0]?.words).toBe('浏览器不信任这个证书')
    expect(at(until, null).findings[0]?.words).toContain('没有启用 HTTPS')
    expect(judgeIpv6(blankEvidence({ host })).outcome).toBe('fail')
    expect(judgeIpv6(blankEvidence({ host: { ...host, ipv6: ['2001:da8::1'] } })).outcome).toBe('pass')
    expect(judgeTls(blankEvidence())).toMatchObject({ outcome: 'na', words: expect.stringContaining('GONGKAI_URL') })
  })

  test('a name that nobody answers for', async () => {
    expect(await probeHost('https://127.0.0.1:1/')).toMatchObject({ certificate: null, reason: '连接不上' })
  })
})
