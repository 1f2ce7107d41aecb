import { describe, expect, test } from 'vitest'
import { dayIn } from './day.js'
import { decode } from './decode.js'
import { readPage } from './page.js'

test.each([
  ['2021-09-10 10:00', '2021-09-10'],
  ['2021-9-1 10:00', '2021-09-01'],
  ['2021年9月1日', '2021-09-01'],
  ['2021 年 09 月 01 日', '2021-09-01'],
  ['2021/9/1', '2021-09-01'],
  ['2021.09.01', '2021-09-01'],
  ['20210901', '2021-09-01'],
  ['44440', '2021-09-01'],
  ['44440.5', '2021-09-01'],
  ['2021-02-30', null],
  ['2021年', null],
  ['昨天', null],
  ['', null],
])('%s is the day %s', (text, day) => expect(dayIn(text)).toBe(day))

describe('signs', () => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  test.each([
    ['UTF-8', Buffer.from('公开'), ''],
    ['GBK that says nothing', bytes('b9abbfaa'), ''],
    ['GBK whose server says GB2312', bytes('b9abbfaa'), 'text/html; charset=gb2312'],
    ['GBK that says UTF-8', bytes('b9abbfaa'), 'text/html; charset=utf-8'],
    ['UTF-16', bytes('fffe6c51005f'), ''],
    ['an unknown charset', Buffer.from('公开'), 'text/html; charset=klingon'],
  ])('%s', (_, given, type) => expect(decode(given, type)).toBe('公开'))
})

describe('a page', () => {
  const at = { place: 'a', address: '/t20190603_1.html', group: '' }
  const read = (body: string, bodyAt = '', head = '') => readPage(`<html><head>${head}</head><body>${body}</body></html>`, at, bodyAt)
  const text = '<p>为保障通行安全，对部分道路进行养护。</p>'

  test('without tags tells by its heading, labels and address', () => {
    const page = read(
      `<h1>养护公告</h1><p>发布机构：乐都区人民政府 发文字号：乐政〔2019〕3号 来源：区政府办</p><div id="zoom">${text}</div>`,
    )
    expect(page).toMatchObject({
      title: '养护公告',
      issuer: '乐都区人民政府',
      documentNo: '乐政〔2019〕3号',
      source: '区政府办',
      body: text,
    })
    expect(dayIn(page.date)).toBe('2019-06-03')
  })

  test('its text is where the office says, else where it usually is, else where the most words are', () => {
    const page = `<h1>题</h1><div class="menu">${'导航'.repeat(50)}</div><div class="mine"><p>指定的那一段，写得足够长。</p></div><div><div>${text}${text}</div></div>`
    expect(read(page, '.mine').body).toContain('指定的')
    expect(read(page).body).toBe(text + text)
    expect(() => read(page, '#none')).toThrow('没有找到正文')
  })

  test('a list of links and an empty page are no text; a page of files is', () => {
    const links = Array.from({ length: 20 }, (_, n) => `<li><a href="${n}.html">第${n}条公告的题目</a></li>`).join('')
    expect(() => read(`<h1>公告</h1><ul>${links}</ul>`)).toThrow('没有找到正文')
    expect(() => read('<h1>空</h1>')).toThrow('没有找到正文')
    expect(() => read(`<div>${text}</div>`)).toThrow('没有标题')
    expect(read('<h1>附件</h1><div id="zoom"><a href="a.pdf">二〇一九年度工作报告全文</a></div>').body).toContain('a.pdf')
  })
})
