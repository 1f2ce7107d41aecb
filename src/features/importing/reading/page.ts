import { type CheerioAPI, load } from 'cheerio'
import { mustBeShallow } from '../../publishing/index.js'
import { bodyOf } from './body.js'
import { type FoundPage, notTaken } from './found.js'

/** 国办发〔2019〕31号 and 政府网站发展指引: what inspected pages say of themselves. */
const META = {
  title: 'ArticleTitle',
  date: 'PubDate',
  source: 'ContentSource',
  group: 'ColumnName',
  keywords: 'Keywords',
  summary: 'Description',
} as const

/** 〔2021〕12号 with the words before it. */
const NUMBER = /[\u4e00-\u9fff]{1,15}[〔[［(（]\s?(?:19|20)\d{2}\s?[〕\]］)）]\s?第?\s?\d{1,5}\s?号/

type Place = Pick<FoundPage, 'place' | 'address' | 'group'>

/**
 * What a page of an old site says: by its `<meta>` tags first, then by what readers see. `bodyAt` names the element of the text where the usual ones do not.
 * Throws a Fault with one sentence for a page that is no text: nothing in it, a list, a redirect, nested without end.
 */
export function readPage(html: string, at: Place, bodyAt: string): FoundPage {
  mustBeShallow(html)
  const $ = load(html)
  const meta = metaOf($)
  const title = tidy(meta('title') || titleIn($))
  $('script, style, noscript, template, iframe, object, embed, form, svg, math').remove()
  // Between elements there is a blank, where readers see a cell or a line end.
  const seen = tidy(($('body').html() ?? '').replace(/<[^>]*>|&nbsp;/g, ' '))
  const body = bodyOf($, bodyAt)
  if (title === '') throw notTaken('没有标题。')
  if (body === null) throw notTaken('没有找到正文，可能是列表页、首页或者跳转页。确实有正文的，请写明正文所在的元素。')
  return {
    ...at,
    title,
    date:
      meta('date') ||
      labelled(seen, /(?:发布日期|发布时间|发文日期|成文日期|日期|时间)/, DATE) ||
      (DATE_IN_PATH.exec(at.address)?.[0] ?? ''),
    group: at.group,
    issuer: labelled(seen, /(?:发文机关|发布机构|发文单位)/, /[^\s：:]{2,40}/),
    documentNo: labelled(seen, /(?:发文字号|文\s*号)/, NUMBER) || (NUMBER.exec(seen.slice(0, 600))?.[0] ?? ''),
    source: tidy(meta('source') || labelled(seen, /(?:信息来源|来\s*源)/, /[^\s：:]{2,40}/)),
    keywords: meta('keywords')
      .split(/[,，;；、\s]+/)
      .filter((word) => word !== '' && word.length <= 40)
      .slice(0, 20),
    summary: tidy(meta('summary')).slice(0, 1_000),
    body,
  }
}

const DATE = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?/
/** `/t20210910_123.html`, `/2021-09/10/`, `/art/2021/9/10/` */
const DATE_IN_PATH = /(?:19|20)\d{2}([-/]?)\d{1,2}[-/]?\d{1,2}(?=[_/.])/

function metaOf($: CheerioAPI): (name: keyof typeof META) => string {
  const said = new Map<string, string>()
  $('meta[name]').each((_, element) => {
    const name = ($(element).attr('name') ?? '').toLowerCase()
    const content = tidy($(element).attr('content') ?? '')
    if (content !== '' && !said.has(name)) said.set(name, content)
  })
  return (name) => said.get(META[name].toLowerCase()) ?? ''
}

/** The first heading, else the page's own title without the name of the site behind it. */
function titleIn($: CheerioAPI): string {
  const heading = tidy($('h1').first().text()) || tidy($('h2').first().text())
  return heading || tidy($('title').first().text()).replace(/\s*[-_|–—].*$/, '')
}

/** What stands behind a label such as `发文字号：`. */
function labelled(text: string, label: RegExp, value: RegExp): string {
  const behind = new RegExp(`${label.source}\\s*[:：】\\]]\\s*(${value.source})`).exec(text)
  return behind?.[1]?.trim() ?? ''
}

export const tidy = (text: string): string => text.replace(/[\s\u00a0\u3000\ufeff]+/g, ' ').trim()
