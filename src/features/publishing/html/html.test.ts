import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml, safeHref } from './clean.js'
import { differences } from './differences.js'
import { plainText } from './text.js'

const none = () => false
const own = (src: string) => src.startsWith('/xinxi/abc/fujian/')

test('headings, tables, lists, links and own pictures stay', () => {
  const html =
    '<h2>一、总则</h2><p>为了<strong>公开</strong>，见<a href="/xinxi/x">通知</a>。</p><ol><li>甲</li></ol>' +
    '<table><caption>表</caption><thead><tr><th scope="col">项</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>' +
    '<p><img src="/xinxi/abc/fujian/1" alt="图解" width="300"></p>'
  expect(cleanHtml(html, own)).toBe(html)
  expect(cleanHtml(html, none)).not.toContain('<img')
})

test('what Word and WPS put around their words goes, the words and their alignment stay', () => {
  const pasted = `<!--StartFragment--><p class="MsoNormal" align="center" style="text-align:center;mso-bidi:x"><b><span lang="EN-US"
    style="font-family:仿宋">乐都区<o:p></o:p></span></b></p><div class="WordSection1"><p class=MsoNormal><o:p>&nbsp;</o:p></p>正文</div><xml><w:x>不要</w:x></xml>`
  expect(cleanHtml(pasted, none)).toBe('<p class="center"><strong>乐都区</strong></p><p>正文</p>')
})

test('nothing that runs comes through', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#x6a;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p style="background:url(javascript:alert(1))" onclick="x()">x</p>',
    '<iframe src="//evil"></iframe><form action="/x"><input></form><base href="//evil">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<template><img src=x onerror=alert(1)></template>',
    `<p>${'<b>'.repeat(500)}x</p>`,
  ]
  for (const attack of attacks) {
    const made = cleanHtml(attack, none)
    expect(made).not.toMatch(/<(script|svg|math|style|iframe|form|input|base|noscript|template|img)|\son\w+=|javascript:|data:|style=/i)
    expect(cleanHtml(made, none)).toBe(made)
  }
})

test('what is nested without end is refused with a sentence', () => {
  expect(() => cleanHtml('<div>'.repeat(50_000), none)).toThrow(/层次太深/)
})

test('only addresses of the web, of this site and of the page', () => {
  for (const good of ['https://www.gov.cn/a', '/xinxi/x', '#a', 'mailto:a@b.cn', 'tel:0972-1234567']) expect(safeHref(good)).toBe(good)
  for (const bad of ['javascript:x', '//evil.cn', '/\\evil.cn', 'vbscript:x', 'file:///etc', 'https:evil', '\u200bjavascript:x']) {
    expect(safeHref(bad)).toBe(null)
  }
})

test('cleaning twice is cleaning once, whatever comes', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<ul><li>',
      '</ul>',
      '<div>',
      '</div>',
      '<br>',
      '<a href="/x">',
      '</a>',
      '<h1>',
      '</h1>',
      '<o:p>',
    ),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = cleanHtml(pieces.join(''), none)
      expect(cleanHtml(once, none)).toBe(once)
    }),
    { numRuns: 300 },
  )
})

test('the words of a text, a line a paragraph or row', () => {
  expect(plainText('<h2>题</h2><p>甲<br>乙</p><table><tr><td>1</td><td>2</td></tr></table><p><img src="/a" alt="图"></p>')).toBe(
    '题\n甲\n乙\n1 2\n图',
  )
})

test('differences keep what is common', () => {
  expect(differences(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'same', text: 'd' },
    { kind: 'added', text: 'e' },
  ])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (before, after) => {
      const lines = differences(before, after)
      expect(lines.filter((line) => line.kind !== 'added').map((line) => line.text)).toEqual(before)
      expect(lines.filter((line) => line.kind !== 'removed').map((line) => line.text)).toEqual(after)
    }),
  )
})
