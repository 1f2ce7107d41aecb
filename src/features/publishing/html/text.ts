import { load } from 'cheerio'

/** The words of a text, a line a paragraph, heading, item or row of a table. */
export function plainText(html: string): string {
  return linesOf(html).join('\n')
}

/** The same as lines. Cells of a row stand side by side; a picture is what its alt text says. */
export function linesOf(html: string): string[] {
  if (html === '') return []
  const $ = load(html, null, false)
  $('br').replaceWith('\n')
  $('img').each((_, element) => {
    $(element).replaceWith(`${$(element).attr('alt') ?? ''} `)
  })
  $('td, th').each((_, element) => {
    $(element).append('\t')
  })
  $('p, h2, h3, h4, li, tr, caption, figcaption, blockquote, hr').each((_, element) => {
    $(element).prepend('\n').append('\n')
  })
  return $.root()
    .text()
    .split('\n')
    .map((line) => line.replace(/[ \u00a0\t]+/g, ' ').trim())
    .filter((line) => line !== '')
}
