import { addDays } from '../../../../law/day.js'
import { UNKNOWN } from '../../../platform/html/parts.js'
import { missingMarks, SITE_MARKS, type SiteMark } from '../../../platform/site/site.js'
import { type Evidence, type Judgement, judged, notApplicable, ofSite, type Paper } from './evidence.js'

/** 检查指标: three months without an answer fail a site; 找错 messages want one within three working days. */
const UNANSWERED_DAYS = 92

/** The marks that a page's foot must show; the number of the site stands in a tag as well. */
export function judgeMarks({ site, otherSites, pages }: Evidence): Judgement {
  const footer = pages.find((page) => page.href === '/')?.facts?.footer ?? ''
  const own = missingMarks(site).map((mark) => {
    const at = footer.indexOf(SITE_MARKS[mark])
    return ofSite(site, `页面底部没有${wordsOf(mark)}`, at < 0 ? '' : footer.slice(at, at + SITE_MARKS[mark].length + UNKNOWN.length))
  })
  const others = otherSites.flatMap((other) =>
    missingMarks(other).map((mark) => ({ ...ofSite(other, `页面底部没有${wordsOf(mark)}`), href: other.path ?? '/', title: other.name })),
  )
  return judged(`检查 ${otherSites.length + 1} 个站点页面底部的 ${Object.keys(SITE_MARKS).length} 项标识。`, [...own, ...others])
}

/** The number of the site stands in a tag as well, and is told once. */
function wordsOf(mark: SiteMark): string {
  return `${SITE_MARKS[mark]}${mark === 'siteCode' ? '，页面标签 SiteIDCode 也因此缺失' : ''}。请在“网站设置”填写`
}

export function judgeReporting({ site, pages, messages, today }: Evidence): Judgement {
  const footer = pages.find((page) => page.href === '/')?.facts?.footer ?? ''
  const late = messages.filter((message) => message.due < today)
  const findings = [
    ...(footer.includes('找错') ? [] : [ofSite(site, '页面底部没有“我为政府网站找错”入口', footer.slice(0, 40))]),
    ...late.map(({ organId, page, number, due }) => ({
      organId,
      href: page,
      title: '读者指出的错误',
      target: null,
      words: `${number} 应在 ${due} 前答复，还没有答复`,
      excerpt: '',
    })),
  ]
  return judged('检查入口和 3 个工作日内的答复。', findings)
}

export function judgeInteraction({ messages, today }: Evidence): Judgement {
  const findings = messages
    .filter((message) => message.receivedOn < addDays(today, -UNANSWERED_DAYS))
    .map(({ organId, page, number, receivedOn }) => ({
      organId,
      href: page,
      title: '读者留言',
      target: null,
      words: `${number} 于 ${receivedOn} 收到，超过 3 个月没有答复`,
      excerpt: '',
    }))
  return judged('检查网站纠错留言；政策咨询、领导信箱的留言请另行核对。', findings)
}

export function judgeSearch({ searched }: Evidence): Judgement {
  if (searched.length === 0) return notApplicable('还没有公开的信息，不能抽查。')
  const findings = searched
    .filter((one) => !one.found)
    .map(({ organId, href, title }) => ({ organId, href, title, target: null, words: '按标题搜索，第一页里没有这条信息', excerpt: title }))
  return judged(
    `随机抽取 ${searched.length} 个标题搜索，看第一页里有没有：${searched.map(({ title }) => `《${title}》`).join('、')}。`,
    findings,
  )
}

export function judgeDomain({ site }: Evidence): Judgement {
  const { domain } = site
  if (domain === null) return notApplicable('“网站设置”里没有填写域名。')
  const isOfficial = /\.gov\.cn$|\.政务$|\.xn--zfr164b$/i.test(domain)
  return judged(`域名 ${domain}。`, isOfficial ? [] : [ofSite(site, '域名不是以 .gov.cn 或 .政务 结尾', domain)])
}

const NO_HOST = '没有设置 GONGKAI_URL（公众访问的网址），不能从网络上检查。'

export function judgeIpv6({ site, host }: Evidence): Judgement {
  if (host === null) return notApplicable(NO_HOST)
  if (host.ipv6.length > 0) return judged(`${host.host} 有 IPv6 地址 ${host.ipv6[0]}。`, [])
  return judged(`查询 ${host.host} 的 AAAA 记录。`, [ofSite(site, '域名没有 IPv6 地址', host.host)])
}

const SOON_DAYS = 30

export function judgeTls({ site, host, today }: Evidence): Judgement {
  if (host === null) return notApplicable(NO_HOST)
  const { certificate } = host
  if (certificate === null) return judged(`检查 ${host.url}。`, [ofSite(site, '没有启用 HTTPS，或者证书读不到', host.reason ?? host.url)])
  const { until, fault } = certificate
  if (until < today) return judged(`证书有效期至 ${until}。`, [ofSite(site, `证书已于 ${until} 过期`, until)])
  if (until < addDays(today, SOON_DAYS))
    return judged(`证书有效期至 ${until}。`, [ofSite(site, `证书将于 ${until} 过期，不足 30 天`, until)])
  return judged(`证书有效期至 ${until}。`, fault === null ? [] : [ofSite(site, '浏览器不信任这个证书', fault)])
}

export const judgeInterpretation = ({ uninterpreted }: Evidence): Judgement =>
  judged('检查一年内公开的规范性文件是否有相互链接的解读；写明理由且期限未到的不算。', uninterpreted.map(ofPaper))

export const judgeLate = ({ late }: Evidence): Judgement =>
  judged('检查一年内首次公开的信息是否在形成后 20 个工作日内公开。', late.map(ofPaper))

export const judgeElements = ({ incomplete }: Evidence): Judgement =>
  judged('检查规范性文件的索引号、发文字号、成文日期、发布日期、主题分类和有效性。', incomplete.map(ofPaper))

const ofPaper = ({ organId, href, title, words }: Paper) => ({ organId, href, title, target: null, words, excerpt: '' })
