import type { ReactElement } from 'react'
import type { Platform } from '../platform.js'
import type { Place } from '../site/directory.js'
import type { Site } from '../site/site.js'

/** What a page needs to say beside its body. */
export interface PageHead {
  /** Without the site's name; the frame adds it. */
  title: string
  description?: string
  /** 当前位置, after 首页: [[label, href], …]; the last is the page itself. */
  breadcrumb?: [label: string, href: string][]
  /** Extra `<meta name>`: ArticleTitle, PubDate, ContentSource, ColumnName, ColumnType … */
  meta?: Record<string, string>
  /** Its whole address on the site whose page it is, where it is shown on another. */
  canonical?: string
  /** Source line of demo pages: 资料来源：… */
  source?: string
  /** What it lists can be subscribed to and downloaded under this name: `zfxxgk/ledu/fdzdgknr`. */
  list?: string
  /** A script of the page's own, by the name of its file: what it does must not be needed. */
  script?: string
}

export interface Page extends PageHead {
  body: ReactElement
}

export interface PageRequest {
  params: Record<string, string>
  query: Record<string, string>
  platform: Platform
  site: Site
  /** Where the request came to, for links to other sites. */
  place: Place
}

/**
 * A public page. `kept` pages do not depend on their visitor: their bytes are kept per content version and address
 * (only the query names in `query` count, others are redirected away) and served ahead of the framework.
 */
export interface PublicPage {
  path: string
  kept: boolean
  query?: string[]
  /** null is 404. */
  render: (request: PageRequest) => Promise<Page | null>
}
