import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../../../law/day.js'
import { readPage } from '../pages/facts.js'
import { openOutside } from '../pages/outside.js'
import { judgeColumnVeto, judgeEmpty, judgeHome } from './columns.js'
import { judgeAvailability, judgeOutsideLinks, judgeOwnLinks } from './pages.js'
import { judgeInteraction, judgeReporting } from './site.js'
import { missingTags } from './tags.js'
import { blankEvidence, column, goodPage } from './testing/blank.js'

const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at))

test('availability fails at five of a hundred, and names the slowest', () => {
  const pages = times(100, (at) => goodPage(`/p${at}`, at < 4 ? { reason: '网站出错（500）' } : { ms: at * 10 }))
  expect(judgeAvailability(blankEvidence({ pages })).outcome).toBe('pass')
  const worse = [...pages.slice(0, -1), goodPage('/q', { reason: '网站出错（500）' })]
  expect(judgeAvailability(blankEvidence({ pages: worse })).outcome).toBe('fail')
  expect(judgeAvailability(blankEvidence({ pages })).words).toContain('/p99')
})

test('the home page has two weeks, columns the lines of the veto', () => {
  expect(judgeHome(blankEvidence({ newest: day('2021-08-27') })).outcome).toBe('pass')
  expect(judgeHome(blankEvidence({ newest: day('2021-08-26') })).outcome).toBe('fail')
  expect(judgeHome(blankEvidence()).outcome).toBe('fail')
  const veto = (columns: ReturnType<typeof column>[]) => judgeColumnVeto(blankEvidence({ columns })).findings.length
  expect(veto(times(9, (at) => column(`c${at}`, { light: 'red', daysLeft: -1 })))).toBe(0)
  expect(veto(times(10, (at) => column(`c${at}`, { light: 'red', daysLeft: -1 })))).toBe(1)
  expect(veto(times(5, (at) => column(`c${at}`, { light: 'empty', shown: 0, minItems: 1 })))).toBe(1)
  expect(veto(times(5, (at) => column(`c${at}`, { freshnessDays: 14, newest: '2021-08-26' })))).toBe(1)
  expect(veto(times(5, (at) => column(`c${at}`, { freshnessDays: 14, newest: '2021-08-27' })))).toBe(0)
})

test('an item of the law without a page is no empty column; one that readers get to is', () => {
  const bare = column('zfxxgk/ledu/fdzdgknr/x', { light: 'empty', shown: 0, newest: null, daysLeft: null })
  expect(judgeEmpty(blankEvidence({ columns: [bare] }))).toMatchObject({ outcome: 'pass', words: expect.stringContaining('另有 1 个') })
  expect(judgeEmpty(blankEvidence({ columns: [bare], reached: new Set([bare.id]) })).findings).toMatchObject([{ words: '栏目里没有信息' }])
  const few = { ...bare, shown: 2, minItems: 4 }
  expect(judgeEmpty(blankEvidence({ columns: [few] })).findings[0]?.words).toBe('只有 2 条，少于 4 条')
})

test('a page of the map that does not open is a dead link unless a page led there', () => {
  const dead = goodPage('/a', { reason: '网页不存在（404）' })
  const link = {
    target: '/a',
    outside: false,
    reason: '网页不存在（404）',
    organId: 'ledu',
    page: '/',
    title: '首页',
    label: '甲',
    pages: 2,
  }
  expect(judgeOwnLinks(blankEvidence({ pages: [dead] })).findings).toMatchObject([{ target: '/a' }])
  expect(judgeOwnLinks(blankEvidence({ pages: [dead], broken: [link] })).findings).toMatchObject([{ href: '/', excerpt: '甲' }])
  expect(judgeOutsideLinks(blankEvidence({ links: { own: 0, outside: 3 }, isOnline: false })).outcome).toBe('na')
})

test('messages: three working days for 找错, three months for the veto', () => {
  const message = { organId: 'ledu', number: 'A', page: '/x', receivedOn: day('2021-06-10'), due: day('2021-06-15') }
  const fresh = { ...message, receivedOn: day('2021-06-11') }
  const asked = (messages: (typeof message)[]) => blankEvidence({ messages, pages: [goodPage('/', { facts: null })] })
  expect(judgeInteraction(asked([message])).findings).toEqual([])
  expect(judgeInteraction(asked([{ ...message, receivedOn: day('2021-06-09') }])).findings).toHaveLength(1)
  expect(judgeReporting(asked([fresh])).findings.map(({ title }) => title)).toEqual(['首页', '读者指出的错误'])
})

test('what a page is read for: tags, words, links without the frame, nothing that is made for each visitor', () => {
  const html = `<html><head><meta name="ArticleTitle" content="甲"><meta name="PubDate" content=" "></head><body><header><a href="/">首页</a></header>
    <main>正文 <a href="x?y=1#z">甲</a><a href="/admin/">乙</a><a href="mailto:a@b.cn">丙</a><a href="javascript:alert(1)">丁</a>
    <a href="https://www.example.cn/a?b=1">戊</a><a href="https://own.example.cn/c">己</a><img src="/p.png" alt="图"></main><footer>网站标识码 1</footer></body></html>`
  const page = readPage(html, { href: '/xinxi/abc', origins: ['https://own.example.cn'] })
  expect(page.links.map(({ target, outside, label }) => [target, outside, label])).toEqual([
    ['/xinxi/x', false, '甲'],
    ['https://www.example.cn/a?b=1', true, '戊'],
    ['/c', false, '己'],
    ['/p.png', false, '图'],
  ])
  expect(missingTags('/xinxi/abc', page.metas)).toEqual(['PubDate', 'ContentSource'])
  expect(missingTags('/zfxxgk/ledu/zhinan', {})).toContain('ColumnType')
  expect(missingTags('/zfxxgk/ledu/ysqgk', {})).toEqual([])
})

let other: Server
let host: string
beforeAll(async () => {
  other = createServer((request, response) => {
    response.statusCode = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 200)
    response.end('x'.repeat(request.url === '/large' ? 400_000 : 1))
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(other.address() as AddressInfo).port}`
})
afterAll(() => other.close())

test.each([
  ['/200', null],
  ['/404', '对方网站答复 404'],
  ['/500', '对方网站答复 500'],
  ['/403', null],
  ['/large', null],
])('an address elsewhere that answers %s: %s', async (path, reason) => {
  const platform = { config: { insideHosts: [host], publicUrl: null } }
  expect((await openOutside(platform, `http://${host}${path}`)).reason).toBe(reason)
})

test('an address inside is not asked: readers cannot get there either', async () => {
  const platform = { config: { insideHosts: [], publicUrl: null } }
  expect((await openOutside(platform, `http://${host}/200`)).reason).not.toBeNull()
})
