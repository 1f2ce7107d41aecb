import { inSite } from '../site/addresses.js'
import type { Site } from '../site/site.js'
import { asset } from './asset.js'
import { Breadcrumb } from './breadcrumb.js'
import { Footer } from './footer.js'
import { Header } from './header.js'
import { feedsOf } from './listFiles.js'
import type { Page } from './page.js'
import { structuredData } from './structured.js'

/** The whole document: head, header, navigation, the page, footer. */
export function Frame({ page, site, prefix, path }: { page: Page; site: Site; prefix: string; path: string }) {
  const title = page.title === '' ? site.name : `${page.title} - ${site.name}`
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {page.description && <meta name="description" content={page.description} />}
        <meta name="SiteName" content={site.name} />
        {site.domain && <meta name="SiteDomain" content={site.domain} />}
        {site.marks.siteCode && <meta name="SiteIDCode" content={site.marks.siteCode} />}
        {Object.entries(page.meta ?? {}).map(([name, content]) => (
          <meta key={name} name={name} content={name === 'Url' ? inSite(content, prefix) : content} />
        ))}
        {page.canonical && <link rel="canonical" href={page.canonical} />}
        {feedsOf(page).map(({ title, type, href }) => (
          <link key={href} rel="alternate" type={type} title={title} href={href} />
        ))}
        {page.meta?.ArticleTitle && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a block of data, no script; no sign in it can end it
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structuredData(page, site, prefix) }} />
        )}
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <script src={asset('frame.js')} />
        <script src={asset('reader.js')} defer />
        <script src={asset('tools.js')} defer />
        {page.script && <script src={asset(page.script)} defer />}
        <link rel="stylesheet" href={asset('style.css')} />
      </head>
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        <Header site={site} path={path} />
        <main id="main" tabIndex={-1}>
          {page.breadcrumb && <Breadcrumb trail={page.breadcrumb} />}
          {page.body}
          {page.meta?.ArticleTitle && (
            <p className="hint page-report">
              {path.startsWith('/xinxi/') && (
                <img
                  className="print-code"
                  src={`/erweima/${path.slice('/xinxi/'.length)}.svg`}
                  alt="永久地址的二维码"
                  loading="lazy"
                  width="120"
                  height="120"
                />
              )}
              <span className="found-wrong">
                发现错误？<a href={`/jiucuo?${new URLSearchParams({ ye: path }).toString()}`}>我要纠错</a>
              </span>
            </p>
          )}
          {page.source && <p className="source">资料来源：{page.source}</p>}
        </main>
        <Footer site={site} />
        <p id="captions" className="captions" aria-hidden="true" hidden />
      </body>
    </html>
  )
}
