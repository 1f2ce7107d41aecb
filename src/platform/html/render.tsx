import { renderToStaticMarkup } from 'react-dom/server'
import type { ErrorBody } from '../../../api/contract.js'
import { isDatabaseDown } from '../errors/down.js'
import type { Platform } from '../platform.js'
import { BLANK_SITE, readSite, type Site } from '../site/site.js'
import { ErrorPage } from './errorPage.js'
import { Frame } from './frame.js'
import type { Page } from './page.js'

/** The settings as they were last read, so that an error page needs no database. */
const lastRead = new WeakMap<Platform, Site>()

/** The whole HTML document of a page, in the frame of the site. `path` says which module of the navigation it belongs to. */
export async function renderPage(page: Page, platform: Platform, path: string): Promise<string> {
  return documentOf(page, await currentSite(platform), path)
}

/** The page that tells of an error, in the frame; asks nothing of the database. */
export async function renderErrorPage(error: ErrorBody, platform: Platform, path: string): Promise<string> {
  const title = error.code === 'gone' ? '内容已经撤下' : ERROR_TITLES[error.error]
  return documentOf({ title, body: <ErrorPage title={title} error={error} path={path} /> }, lastRead.get(platform) ?? BLANK_SITE, path)
}

/** The settings; as they were last read when the database is away, so that a form still comes back with the visitor's words. */
async function currentSite(platform: Platform): Promise<Site> {
  try {
    const site = await readSite(platform.database.db)
    lastRead.set(platform, site)
    return site
  } catch (error) {
    const last = lastRead.get(platform)
    if (last && isDatabaseDown(error)) return last
    throw error
  }
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

function documentOf(page: Page, site: Site, path: string): string {
  return `<!doctype html>${renderToStaticMarkup(<Frame page={page} site={site} path={path} />)}`
}
