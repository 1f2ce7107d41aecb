import { OPEN_WITHIN_MS } from '../pages/own.js'
import {
  type BrokenLink,
  type CheckedPage,
  type Evidence,
  type Finding,
  type Judgement,
  judged,
  notApplicable,
  ofSite,
} from './evidence.js'

/** Words that the office does not want and markings of secrecy, in what is public. */
export function judgeWording({ pages, words }: Evidence): Judgement {
  const found = pages.flatMap((page) => (page.facts?.hits ?? []).map((hit) => ofPage(page, hit.words, hit.excerpt)))
  const list = words === 0 ? '错敏词表是空的，只检查了密级标注' : `按错敏词表 ${words} 个词和密级标注`
  return judged(`${list}，检查 ${pages.length} 个网页的文字。`, found)
}

/** 检查指标: 5 % of visits without an answer within fifteen seconds. */
export function judgeAvailability({ pages, host, site }: Evidence): Judgement {
  const dead = pages.filter((page) => page.reason !== null)
  const slowest = pages.reduce<CheckedPage | null>((most, page) => (most === null || page.ms > most.ms ? page : most), null)
  const slow = slowest === null ? '' : `最慢的 ${slowest.href} 用了 ${(slowest.ms / 1000).toFixed(1)} 秒。`
  const outside = host === null ? '' : host.reason === null ? '从公众使用的网址也能打开。' : ''
  const findings = [
    ...(dead.length * 20 >= pages.length && dead.length > 0
      ? [ofSite(site, `${pages.length} 个网页中有 ${dead.length} 个打不开，达到 5%`)]
      : []),
    ...(host?.reason ? [ofSite(site, `${host.url} 在 ${OPEN_WITHIN_MS / 1000} 秒内打不开`, host.reason)] : []),
  ]
  return judged(`打开 ${pages.length} 个网页。${slow}${outside}`, findings)
}

/** Our own pages and files, those that a page leads to and those of the map of the site. */
export function judgeOwnLinks({ pages, broken, links }: Evidence): Judgement {
  const own = broken.filter((link) => !link.outside)
  const known = new Set(own.map((link) => link.target))
  const dead = pages.filter((page) => page.reason !== null && !known.has(page.href))
  const findings = [...own.map(ofLink), ...dead.map((page) => ({ ...ofPage(page, page.reason ?? '', ''), target: page.href }))]
  return judged(`检查网页 ${pages.length} 个，从中链接到的本站网址和附件 ${links.own} 个。`, findings)
}

export function judgeOutsideLinks({ broken, links, isOnline }: Evidence): Judgement {
  if (!isOnline && links.outside > 0) return notApplicable('这台服务器连不上外网，外部链接没有检查。')
  const findings = broken.filter((link) => link.outside).map(ofLink)
  return judged(`检查外部链接 ${links.outside} 个；对方不让程序访问的不算打不开。`, findings)
}

/** The tags of a site, a column, an article. */
export function judgeTags({ pages }: Evidence): Judgement {
  const read = pages.filter((page) => page.facts !== null)
  const findings = read.flatMap((page) => {
    const missing = page.facts?.missing ?? []
    return missing.length === 0
      ? []
      : [ofPage(page, `缺少页面标签 ${missing.join('、')}`, missing.map((tag) => `<meta name="${tag}"`).join(' '))]
  })
  return judged(`检查 ${read.length} 个网页的 SiteName、ColumnName、ArticleTitle、PubDate 等必选标签。`, findings)
}

function ofPage({ organId, href, title }: CheckedPage, words: string, excerpt: string): Finding {
  return { organId, href, title, target: null, words, excerpt }
}

function ofLink({ organId, page, title, target, reason, label, pages }: BrokenLink): Finding {
  const more = pages > 1 ? `，共 ${pages} 个网页有这个链接` : ''
  return { organId, href: page, title, target, words: `${reason}${more}`, excerpt: label }
}
