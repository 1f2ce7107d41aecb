import type { Site } from '../site/site.js'
import { Toolbar } from './toolbar.js'

/** Site name, tools and the navigation. */
export function Header({ site, path }: { site: Site; path: string }) {
  return (
    <>
      {site.demo && (
        <aside className="demo-banner" aria-label="演示站点说明">
          <strong>演示站点</strong> 内容只来自五份已经公开的政府信息公开工作年度报告；报告没有写明的，标注“来源文档未载明”。
        </aside>
      )}
      <header className="site-header">
        <div className="wrap">
          <a className="site-name" href="/">
            {site.name}
          </a>
          <div className="tools">
            <button type="button" id="elder-switch" aria-pressed="false" hidden>
              长者版
            </button>
            <button type="button" id="toolbar-switch" aria-expanded="false" aria-controls="toolbar" hidden>
              无障碍
            </button>
            <a href="/admin/">工作台</a>
          </div>
          <form className="site-search" action="/sousuo" role="search" aria-label="全站搜索">
            <label className="visually-hidden" htmlFor="site-search">
              搜索标题、正文、文号和附件
            </label>
            <input id="site-search" name="q" type="search" maxLength={400} placeholder="标题、正文、文号、附件" />
            <button type="submit">搜索</button>
          </form>
        </div>
      </header>
      <Toolbar />
      {site.navigation.length > 0 && (
        <nav className="modules" aria-label="主导航">
          <ul className="wrap">
            <li>
              <a href="/" aria-current={path === '/' ? 'page' : undefined}>
                首页
              </a>
            </li>
            {site.navigation.map(({ label, href, covers = [] }) => (
              <li key={href}>
                <a href={href} aria-current={currentness(path, href, covers)}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

/** `page` for the very page, `true` for one that belongs to the module. */
function currentness(path: string, href: string, covers: string[]): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return [href, ...covers].some((one) => path === one || path.startsWith(`${one}/`)) ? 'true' : undefined
}
