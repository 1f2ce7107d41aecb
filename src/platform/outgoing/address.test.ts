import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../errors/errors.js'
import { isPublicAddress, outsideAddress } from './index.js'

/** The code of the refusal; undefined when the address may be asked. */
function judge(text: string, insideHosts: string[] = []): string | undefined {
  try {
    outsideAddress({ insideHosts }, text)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    return (error as Fault).details.code
  }
}

describe('addresses that are judged without asking anybody', () => {
  test.each([
    'http://www.gov.cn',
    'https://www.gov.cn:8443/a?b=c#d',
    'http://93.184.216.34/',
    'http://[2400:3200::1]/',
    'http://中国政府网.政务/',
  ])('%s may be asked', (text) => expect(judge(text)).toBeUndefined())

  test.each([
    '127.0.0.1',
    '127.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '[::]',
    '[::1]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12::1]',
    '[ff02::1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[2001:db8::1]',
    '[100::1]',
    '[fec0::1]',
    '[3fff::1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'db',
    'metadata.google.internal',
    'nas.local',
    'printer.lan',
  ])('%s is inside', (host) => expect(judge(`http://${host}/`)).toBe('outside-private'))

  test.each([
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '0x7f000001',
    '127.1',
    '017700000001',
    '127.0.0.1.',
    '１２７.0.0.1',
    '127。0。0。1',
    '[::ffff:127.0.0.1]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '%31%32%37.0.0.1',
    '0x5db8d822',
    '①②⑦.0.0.1',
  ])('%s is oddly spelt, wherever it leads', (host) => expect(judge(`http://${host}/`)).toBe('outside-address'))

  test.each([
    '',
    'www.gov.cn',
    '//www.gov.cn',
    'ftp://www.gov.cn/',
    'file:///etc/passwd',
    'gopher://www.gov.cn/',
    'javascript:alert(1)',
    'data:text/html,a',
    'http:/www.gov.cn',
    'http:www.gov.cn',
    'http:\\\\www.gov.cn',
    'http://a@www.gov.cn/',
    'http://a:b@www.gov.cn/',
    'http://www.gov.cn\\@127.0.0.1/',
    'http://www.gov.cn/\r\nHost: x',
    'http://www.gov.cn/\ta',
    ' http://www.gov.cn/',
    'http://www.gov.cn/ a',
    'http://',
    'http://?a',
    'http://[::1',
    'http://a..b:99999/',
  ])('%j is no address', (text) => expect(judge(text)).toBe('outside-address'))

  test.each([21, 22, 25, 79, 110, 143, 445, 587, 993, 2049, 5060, 6379, 6667, 11_211])('port %i is not that of a web server', (port) =>
    expect(judge(`http://www.gov.cn:${port}/`)).toBe('outside-port'),
  )

  test('an address of 2,049 signs is none', () => expect(judge(`http://www.gov.cn/${'a'.repeat(2_031)}`)).toBe('outside-address'))

  test('what the office lists by host and port may be asked, and its neighbours not', () => {
    const listed = ['127.0.0.1:4101', 'oa:80', '[::1]:8080']
    expect(judge('http://127.0.0.1:4101/a', listed)).toBeUndefined()
    expect(judge('http://oa/a', listed)).toBeUndefined()
    expect(judge('http://[::1]:8080/a', listed)).toBeUndefined()
    expect(judge('http://127.0.0.1:4102/', listed)).toBe('outside-private')
    expect(judge('http://127.0.0.1:4101@127.0.0.2/', listed)).toBe('outside-address')
    expect(judge('https://oa/', listed)).toBe('outside-private')
  })
})

test('no IPv4 address is public when it is written as IPv6, and the private quarters never are', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      const v4 = `${a}.${b}.${c}.${d}`
      if ([0, 10, 127].includes(a) || a >= 224) expect(isPublicAddress(v4)).toBe(false)
      for (const prefix of ['::ffff:', '::', '64:ff9b::', '::ffff:0:']) expect(isPublicAddress(prefix + v4)).toBe(false)
    }),
  )
  for (const odd of ['', 'a', '1.2.3', '1.2.3.4.5', '2400::1%eth0', '::g']) expect(isPublicAddress(odd)).toBe(false)
})
