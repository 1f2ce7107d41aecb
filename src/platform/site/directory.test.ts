import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directoryOf } from './directory.js'
import { BLANK_SITE, type Site } from './site.js'

const site = (id: string, more: Partial<Site> = {}): Site => ({ ...BLANK_SITE, id, ...more })
const main = site('main', { hosts: ['www.haidong.example'] })
const ledu = site('ledu', { hosts: ['ledu.example', 'www.ledu.example'], path: '/ledu' })
const pingan = site('pingan', { path: '/pingan' })
const directory = directoryOf([main, ledu, pingan])

test.each([
  ['ledu.example', '/zfxxgk', 'ledu', '', '/zfxxgk', 'ledu:'],
  ['LEDU.Example.:8080', '/', 'ledu', '', '/', 'ledu:'],
  ['ledu.example', '/pingan/zfxxgk', 'ledu', '', '/pingan/zfxxgk', 'ledu:'],
  ['www.haidong.example', '/ledu/zfxxgk?nian=2021', 'ledu', '/ledu', '/zfxxgk?nian=2021', ''],
  ['localhost:8080', '/pingan', 'pingan', '/pingan', '/', ''],
  ['localhost:8080', '/pingan?a=/b', 'pingan', '/pingan', '/?a=/b', ''],
  [undefined, '/pingan/', 'pingan', '/pingan', '/', ''],
  [undefined, '/pinganqu', 'main', '', '/pinganqu', ''],
  ['evil.example', '/', 'main', '', '/', ''],
  ['', '*', 'main', '', '*', ''],
])('%s %s is of %s', (host, address, id, prefix, rest, shelf) => {
  const place = directory.find(host, address)
  expect([place.site.id, place.prefix, place.address, place.shelf]).toEqual([id, prefix, rest, shelf])
})

test('two requests under which the same bytes are kept are for the same page of the same site', () => {
  const host = fc.constantFrom('ledu.example', 'WWW.LEDU.EXAMPLE:80', 'localhost', 'www.haidong.example', 'nobody.example')
  const part = fc.constantFrom('ledu', 'pingan', 'zfxxgk', 'x', '')
  const address = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
  const request = fc.tuple(host, address)
  fc.assert(
    fc.property(request, request, (one, other) => {
      const [a, b] = [one, other].map(([at, asked]) => directory.find(at, asked)) as [
        ReturnType<typeof directory.find>,
        ReturnType<typeof directory.find>,
      ]
      const kept = (place: typeof a) => place.shelf + place.prefix + place.address
      expect(kept(a) === kept(b)).toBe(a.site.id === b.site.id && a.address === b.address && a.prefix === b.prefix && a.shelf === b.shelf)
    }),
  )
})

test('what the fast way knows of a host is what the slow way finds', () => {
  fc.assert(
    fc.property(fc.constantFrom('ledu.example', 'Ledu.Example:81', 'www.haidong.example', 'x', ''), fc.webPath(), (host, path) => {
      expect(directory.shelfOf(host)).toBe(directory.find(host, path || '/').shelf)
    }),
  )
})
