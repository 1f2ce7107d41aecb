import { load } from 'cheerio'
import { xml } from '../../../platform/text/xml.js'
import type { Indexable } from '../../publishing/index.js'

/** An article as the interface takes it (api_draft_add), and what was changed to make it fit. */
export interface Article {
  title: string
  author: string
  digest: string
  content: string
  /** Addresses of the pictures in the content, as our own page has them. */
  pictures: string[]
  notes: string[]
}

// api_draft_add: 标题不超过 32 个字, 作者不超过 16 个字, 摘要不超过 128 个字, 正文少于 2 万字符.
const TITLE = 32
const AUTHOR = 16
const DIGEST = 120
const CONTENT = 19_000
const KEPT_ATTRIBUTES = new Set(['src', 'alt', 'colspan', 'rowspan'])

/** Makes the article of a public document. `picture` gives the address to show for one of ours; null leaves it out. */
export function articleOf(
  { document, text }: Pick<Indexable, 'document' | 'text'>,
  author: string,
  picture: (src: string) => string | null,
): Article {
  const notes: string[] = []
  const { html, pictures } = bodyOf(document.content.body, picture, notes)
  const title = shortened(document.title, TITLE)
  if (title !== document.title) notes.push(`标题超过 ${TITLE} 个字，已经截短；全名写在正文开头。`)
  const head = [
    title === document.title ? '' : `<p><strong>${xml(document.title)}</strong></p>`,
    document.documentNo ? `<p>${xml(document.documentNo)}</p>` : '',
  ].join('')
  const files = document.attachments.map(({ name }) => `<li>${xml(name)}</li>`).join('')
  const tail = files === '' ? '' : `<p>附件（请点“阅读原文”查看）：</p><ul>${files}</ul>`
  if (files !== '') notes.push('附件不能放进公众号文章，只列出名称，读者从“阅读原文”打开。')
  const content = fitted(head, html, tail, text, notes)
  const digest = document.content.summary ?? text
  return { title, author: author.slice(0, AUTHOR), digest: digest.replace(/\s+/g, ' ').trim().slice(0, DIGEST), content, pictures, notes }
}

function bodyOf(body: string, picture: (src: string) => string | null, notes: string[]): { html: string; pictures: string[] } {
  const $ = load(body, null, false)
  const pictures: string[] = []
  let leftOut = 0
  $('a').each((_, link) => void $(link).replaceWith($(link).contents()))
  $('img').each((_, img) => {
    const src = $(img).attr('src') ?? ''
    const shown = picture(src)
    if (shown === null) {
      leftOut += 1
      $(img).replaceWith('<span>（图片请点“阅读原文”查看）</span>')
      return
    }
    pictures.push(src)
    $(img).attr('src', shown)
  })
  $('*').each((_, element) => {
    if (!('attribs' in element)) return
    for (const name of Object.keys(element.attribs)) if (!KEPT_ATTRIBUTES.has(name)) $(element).removeAttr(name)
  })
  if (leftOut > 0) notes.push(`有 ${leftOut} 张图片公众号不收（只收 1 MB 以内的 JPG、PNG），没有放进文章。`)
  return { html: $.html(), pictures }
}

/** The whole where it fits, else the beginning of its words. */
function fitted(head: string, html: string, tail: string, text: string, notes: string[]): string {
  const whole = head + html + tail
  if (whole.length <= CONTENT) return whole
  notes.push('正文超过公众号允许的 2 万字符，只放开头的文字，全文从“阅读原文”打开。')
  const room = CONTENT - head.length - tail.length - 200
  let used = 0
  const paragraphs: string[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const paragraph = `<p>${xml(line)}</p>`
    used += paragraph.length
    if (used > room) break
    paragraphs.push(paragraph)
  }
  return `${head}${paragraphs.join('')}<p>……全文请点“阅读原文”。</p>${tail}`
}

function shortened(text: string, most: number): string {
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
