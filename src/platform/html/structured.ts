import { inSite } from '../site/addresses.js'
import type { Site } from '../site/site.js'
import type { PageHead } from './page.js'

/** What a document's page says, once more for programs (schema.org): the article, who publishes it, where it stands. Safe inside `<script>`. */
export function structuredData(page: PageHead, site: Site, prefix: string): string {
  const meta = page.meta ?? {}
  const publisher = { '@type': 'GovernmentOrganization', name: site.name, url: inSite('/', prefix) }
  const article = {
    '@type': 'Article',
    headline: meta.ArticleTitle,
    ...(meta.Description ? { description: meta.Description } : {}),
    ...(meta.PubDate ? { datePublished: instantOf(meta.PubDate) } : {}),
    ...(meta.Author ? { author: { '@type': 'GovernmentOrganization', name: meta.Author } } : {}),
    ...(meta.Keywords ? { keywords: meta.Keywords } : {}),
    ...(meta.Url ? { url: inSite(meta.Url, prefix) } : {}),
    inLanguage: 'zh-CN',
    publisher,
  }
  const trail: [string, string][] = [['首页', '/'], ...(page.breadcrumb ?? [])]
  const breadcrumb = {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(([name, item], at) => ({ '@type': 'ListItem', position: at + 1, name, item: inSite(item, prefix) })),
  }
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': [article, breadcrumb] }).replaceAll('<', '\\u003c')
}

/** `2021-09-10` or `2021-09-10 10:00`, both in China. */
function instantOf(text: string): string {
  const [on, at] = text.split(' ')
  return at ? `${on}T${at.length === 5 ? `${at}:00` : at}+08:00` : (on as string)
}
