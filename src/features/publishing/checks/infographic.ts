import { load } from 'cheerio'
import type { Check, Checking } from './finding.js'

/** Fewer signs than this tell nothing of what a picture explains. */
const LEAST_SIGNS = 60
/** So many numbers in what stands for a picture are a table. */
const TABLE_NUMBERS = 6
const NUMBER = /\d+(?:[.,]\d+)*%?/g

/**
 * 图解: an interpretation told by pictures says the same in words, under headings, with every number and with tables as tables, so that it can be heard,
 * searched and downloaded as 文字版 (GB/T 37668; portals: 图解 need a text equivalent).
 */
export const infographicCheck: Check = {
  name: 'infographic',
  title: '图解的文字版',
  find(on) {
    const missing = missingOf(on)
    if (missing.length === 0) return []
    const message = `图解没有完整的文字版，缺：${missing.join('、')}。请在图的下面用带小标题的文字写出图里的内容，数字都写上，表格用表格写。`
    return [{ severity: 'block', where: '正文', key: 'text twin', message, article: 'GB/T 37668' }]
  },
}

function missingOf({ content, attachments }: Checking): string[] {
  if (content.instrument !== 'interpretation') return []
  const $ = load(content.body, null, false)
  const told = $('img')
    .map((_, image) => $(image).attr('alt') ?? '')
    .get()
  if (told.length === 0 && !attachments.some(({ reading }) => reading.kind === 'picture')) return []
  // The words of a picture are no words beside it.
  $('img').remove()
  const text = $.text()
  const numbers = told.flatMap((words) => words.match(NUMBER) ?? [])
  const unsaid = [...new Set(numbers)].filter((number) => !text.includes(number))
  const said: [string, boolean][] = [
    ['小标题', $('h2, h3, h4').length === 0],
    ['文字说明', text.replace(/\s/g, '').length < LEAST_SIGNS],
    [`图里的数字（${unsaid.slice(0, 10).join('、')}）`, unsaid.length > 0],
    ['表格', $('table').length === 0 && (numbers.length >= TABLE_NUMBERS || told.some((words) => words.includes('表')))],
  ]
  return said.flatMap(([what, isMissing]) => (isMissing ? [what] : []))
}
