import type { PageHead } from './page.js'

/** Where a list is for programs: feeds of what is new in it, and files of all of it. `name` is the column's, or that of a list of its own. */
const FEEDS = '/dingyue'
const FILES = '/kaifang'
/** The list of everything public. */
export const WHOLE_LIST = 'quanbu'

const ATOM = 'application/atom+xml'
const RSS = 'application/rss+xml'
const JSON_FEED = 'application/feed+json'

/** The feeds that a page tells of: those of the whole site, and of the list on it. */
export function feedsOf({ title, list }: PageHead): { title: string; type: string; href: string }[] {
  const named: [string, string][] = [['最新公开的信息', WHOLE_LIST], ...(list ? [[title, list] as [string, string]] : [])]
  return named.flatMap(([label, name]) => [
    { title: label, type: ATOM, href: `${FEEDS}/${name}.atom` },
    { title: `${label}（RSS）`, type: RSS, href: `${FEEDS}/${name}.rss` },
    { title: `${label}（JSON）`, type: JSON_FEED, href: `${FEEDS}/${name}.json` },
  ])
}

/** Under a list: all of it as files, and to be subscribed to. */
export function ListFiles({ name, feed = true }: { name: string; feed?: boolean }) {
  return (
    <p className="hint list-files">
      下载全部：<a href={`${FILES}/${name}.csv`}>CSV</a> <a href={`${FILES}/${name}.xlsx`}>XLSX</a>{' '}
      <a href={`${FILES}/${name}.json`}>JSON</a>
      {feed && (
        <>
          {' 　订阅：'}
          <a href={`${FEEDS}/${name}.atom`}>Atom</a> <a href={`${FEEDS}/${name}.rss`}>RSS</a>{' '}
          <a href={`${FEEDS}/${name}.json`}>JSON Feed</a> <a href={name === WHOLE_LIST ? FEEDS : `${FEEDS}?lanmu=${name}`}>邮件</a>
        </>
      )}
      {' 　'}
      <a href={FILES}>数据说明</a>
    </p>
  )
}
