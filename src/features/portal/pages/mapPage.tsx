import { pinyin } from 'pinyin-pro'
import type { PublicPage } from '../../../platform/html/page.js'
import { type Section, type SitePage, sectionsOf } from '../sections.js'

export const MAP_PATH = '/ditu'

/** 网站地图: every page that stands in a menu or a column, by its place and from A to Z. */
export const mapPage: PublicPage = {
  path: MAP_PATH,
  kept: true,
  render: async ({ platform, site }) => {
    const sections = await sectionsOf(platform, site)
    return {
      title: '网站地图',
      description: '网站的全部栏目，按位置排列，也按拼音排列。',
      breadcrumb: [['网站地图', MAP_PATH]],
      meta: { ColumnName: '网站地图' },
      body: (
        <>
          <h1>网站地图</h1>
          <p className="lead">
            全部栏目，按位置排列。也可以<a href="#pinyin">按拼音找</a>，或者<a href="/sousuo">搜索</a>。
          </p>
          {sections.map((section) => (
            <section className="panel site-map" key={section.title}>
              <h2>{section.title}</h2>
              <Pages pages={section.pages} />
            </section>
          ))}
          <ByLetter sections={sections} />
        </>
      ),
    }
  },
}

/** One under the other, each with what stands below it. */
function Pages({ pages }: { pages: SitePage[] }) {
  const groups: { head: SitePage; below: SitePage[] }[] = []
  for (const page of pages) {
    const last = groups.at(-1)
    if (last && (page.depth ?? 0) > 0) last.below.push(page)
    else groups.push({ head: page, below: [] })
  }
  return (
    <ul className={groups.every(({ below }) => below.length === 0) ? 'inline' : undefined}>
      {groups.map(({ head, below }) => (
        <li key={head.href}>
          <a href={head.href}>{head.title}</a>
          {below.length > 0 && (
            <ul className="inline">
              {below.map(({ href, title }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Organs and columns of the site's own by the first letter of their sound; what every organ has under the same name stands with the organ. */
function ByLetter({ sections }: { sections: readonly Section[] }) {
  const tops = sections.flatMap(({ title, pages }) => (title === '政府信息公开' ? pages.filter(({ depth }) => (depth ?? 0) === 0) : pages))
  const pages = [...new Map(tops.map((page) => [page.href, page])).values()]
  const letters = new Map<string, SitePage[]>()
  for (const page of pages) letters.set(letterOf(page.title), [...(letters.get(letterOf(page.title)) ?? []), page])
  return (
    <section className="panel site-map" id="pinyin" aria-labelledby="pinyin-head">
      <h2 id="pinyin-head">按拼音</h2>
      <dl className="letters">
        {[...letters]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([letter, under]) => (
            <div key={letter}>
              <dt>{letter}</dt>
              <dd>
                <ul className="inline">
                  {[...under]
                    .sort((a, b) => a.title.localeCompare(b.title, 'zh-CN'))
                    .map(({ href, title }) => (
                      <li key={href}>
                        <a href={href}>{title}</a>
                      </li>
                    ))}
                </ul>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function letterOf(title: string): string {
  const first = pinyin(title.slice(0, 1), { pattern: 'first', toneType: 'none' }).toUpperCase()
  return /^[A-Z]$/.test(first) ? first : '0–9'
}
