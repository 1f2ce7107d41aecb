import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOn, inSite, linksInSite } from './addresses.js'
import { BLANK_SITE } from './site.js'

test.each([
  ['/', '/ledu/'],
  ['/zfxxgk?nian=2021#a', '/ledu/zfxxgk?nian=2021#a'],
  ['/administration', '/ledu/administration'],
  ['/assets/style.css', '/assets/style.css'],
  ['/api/site', '/api/site'],
  ['/admin', '/admin'],
  ['/admin/xinxi', '/admin/xinxi'],
  ['//www.example.cn/', '//www.example.cn/'],
  ['https://www.example.cn/', 'https://www.example.cn/'],
  ['#main', '#main'],
  ['?nian=2021', '?nian=2021'],
])('%s is %s below a path', (address, below) => {
  expect(inSite(address, '/ledu')).toBe(below)
  expect(inSite(address, '')).toBe(address)
})

test('links in tags are led into the site, words and links that lead out on purpose are not', () => {
  const html = [
    '<a class="x" href="/zfxxgk" title="a > b">href="/zfxxgk"</a>',
    '<form method="post" action="/jiucuo"><button formaction="/jiucuo/2">x</button></form>',
    '<img src="/xinxi/1/fujian/2" alt="" />',
    '<link rel="canonical" href="/./xinxi/1"/><a href="//www.example.cn/">来源</a>',
    '<script src="/assets/frame.js"></script><p data-href="/x">&lt;a href="/y"&gt;</p>',
  ].join('\n')
  expect(linksInSite(html, '')).toBe(html)
  expect(linksInSite(html, '/ledu')).toBe(
    html
      .replace('<a class="x" href="/zfxxgk"', '<a class="x" href="/ledu/zfxxgk"')
      .replace('action="/jiucuo"', 'action="/ledu/jiucuo"')
      .replace('formaction="/jiucuo/2"', 'formaction="/ledu/jiucuo/2"')
      .replace('src="/xinxi', 'src="/ledu/xinxi')
      .replace('href="/./xinxi/1"', 'href="/xinxi/1"'),
  )
})

test('leading links into a site takes nothing away', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (text) => linksInSite(text, '/ledu').replaceAll('"/ledu/', '"/').length === text.replaceAll('"/ledu/', '"/').length,
    ),
  )
})

test('the address of a page on another site', () => {
  const main = { ...BLANK_SITE }
  const host = { ...BLANK_SITE, id: 'a', hosts: ['a.example'], path: '/a' }
  const path = { ...BLANK_SITE, id: 'b', path: '/b' }
  const known = { main, publicUrl: 'https://www.example.cn' }
  const none = { main, publicUrl: null }
  const here = { prefix: '', shelf: '' }
  const onHost = { prefix: '', shelf: 'a:' }
  expect(addressOn(host, '/x', here, known)).toBe('https://a.example/x')
  expect(addressOn(host, '/x', here, none)).toBe('//a.example/x')
  expect(addressOn(path, '/x', here, known)).toBe('/b/x')
  expect(addressOn(path, '/x', { prefix: '/a', shelf: '' }, known)).toBe('/./b/x')
  expect(inSite(addressOn(main, '/x', { prefix: '/a', shelf: '' }, none) ?? '', '/a')).toBe('/x')
  expect(addressOn(path, '/x', onHost, known)).toBe('https://www.example.cn/b/x')
  expect(addressOn(main, '/x', onHost, none)).toBeNull()
  expect(addressOn(main, '/x', onHost, { ...none, main: { ...main, hosts: ['m.example'] } })).toBe('//m.example/x')
  expect(addressOn({ ...BLANK_SITE, id: 'c' }, '/x', here, known)).toBeNull()
})
