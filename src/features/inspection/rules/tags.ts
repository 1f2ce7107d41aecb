const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource']
/** The site's own; its number is one of the marks and told there. */
const SITE = ['SiteName', 'SiteDomain']

const IS_COLUMN = /^\/(lanmu\/|zfxxgk\/[^/]+\/(zhinan|zhidu|fdzdgknr)(\/|$))/

/** The tags that 政府网站发展指引 asks of a page of this kind and that it does not have: of the site's own the home page is asked. */
export function missingTags(href: string, metas: Record<string, string>): string[] {
  const wanted = [...(href === '/' ? SITE : []), ...(href.startsWith('/xinxi/') ? ARTICLE : []), ...(IS_COLUMN.test(href) ? COLUMN : [])]
  return wanted.filter((tag) => (metas[tag] ?? '') === '')
}
