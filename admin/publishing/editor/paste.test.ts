// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { cleanPasted } from './paste.js'

const cleaned = (html: string): string => cleanPasted(html).html.replace(/\n/g, '')

test('what Word puts around the words goes; alignment, bold and tables stay', () => {
  expect(
    cleaned(`<html><head><style>p{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal align=center style='text-align:center'>
<b><span lang=EN-US style='font-size:16pt'>通知</span></b><o:p></o:p></p><!--[if mso]><xml>x</xml><![endif]--></body></html>`),
  ).toBe('<p class="center"><b><span>通知</span></b></p>')
  expect(cleaned('<table style="width:9cm"><tr><td width=90 colspan=2 bgcolor=red>甲</td></tr></table>')).toBe(
    '<table><tbody><tr><td colspan="2">甲</td></tr></tbody></table>',
  )
})

test('bold of WPS, which is a style, stays bold; hidden words do not come along', () => {
  expect(cleaned('<p><span style="font-weight:bold">重要</span><span style="display:none">内部电话</span></p>')).toBe(
    '<p><strong>重要</strong></p>',
  )
  expect(cleaned('<p style="mso-hide:all">批注</p><p>正文</p>')).toBe('<p>正文</p>')
})

test('pictures are counted, not kept; scripts and handlers go; the largest headings are the first that a text has', () => {
  expect(cleanPasted('<p onclick="x()">甲<img src="file:///C:/a.png"></p><script>alert(1)</script>')).toEqual({
    html: '<p>甲</p>',
    lost: 1,
  })
  expect(cleaned('<h1>总则</h1><h6>注</h6><a href="https://example.cn/" target=_blank>链接</a>')).toBe(
    '<h2>总则</h2><h4>注</h4><a href="https://example.cn/">链接</a>',
  )
})
