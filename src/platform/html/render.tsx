import { renderToStaticMarkup } from 'react-dom/server'
import type { ErrorBody } from '../../../api/contract.js'
import { linksInSite } from '../site/addresses.js'
import type { Place } from '../site/directory.js'
import { ErrorPage } from './errorPage.js'
import { Frame } from './frame.js'
import type { Page } from './page.js'

/** Where a page stands: its site, what comes before its links there, and its own address, which says what module of the navigation it is of. */
export type Standing = Pick<Place, 'site' | 'prefix' | 'address'>

/** The whole HTML document of a page, in the frame of the site. */
export function renderPage(page: Page, { site, prefix, address }: Standing): string {
  const path = address.split('?', 1)[0] as string
  return linksInSite(`<!doctype html>${renderToStaticMarkup(<Frame page={page} site={site} prefix={prefix} path={path} />)}`, prefix)
}

/** The page that tells of an error, in the frame; asks nothing of the database. */
export function renderErrorPage(error: ErrorBody, at: Standing): string {
  const title = error.code === 'gone' ? '内容已经撤下' : ERROR_TITLES[error.error]
  return renderPage({ title, body: <ErrorPage title={title} error={error} path={at.address} /> }, at)
}

const ERROR_TITLES: Record<ErrorBody['error'], string> = {
  invalid: '请求的内容不对',
  unauthenticated: '请先登录',
  forbidden: '没有权限',
  'not-found': '没有找到这个页面',
  conflict: '内容已经被别人改过',
  refused: '不能办理',
  'too-large': '文件太大',
  'too-many': '请求太频繁',
  unavailable: '暂时不能使用',
  internal: '系统出现错误',
}
