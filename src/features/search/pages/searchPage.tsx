import { SITE_ID } from '../../../platform/cache/cache.js'
import type { PublicPage } from '../../../platform/html/page.js'
import type { Asked } from '../find/asked.js'
import { type Found, find } from '../find/find.js'
import { suggest } from '../find/suggest.js'
import { askedOf, SEARCH_PATH, SEARCH_QUERY, searchAddress } from './address.js'
import { Facets } from './facets.js'
import { HitList } from './hits.js'
import { NothingFound } from './nothing.js'

/** 搜索: over titles, numbers, texts and what stands inside attachments. */
export const searchPage: PublicPage = {
  path: SEARCH_PATH,
  kept: false,
  query: SEARCH_QUERY,
  render: async ({ query, platform, site }) => {
    const asked = askedOf(site.id, query)
    const { db } = platform.database
    const found = await find(db, asked)
    const nothing = found.total === 0
    const suggested = nothing ? await suggest(db, SITE_ID, found.wanted) : []
    return {
      title: asked.q.trim() === '' ? '搜索' : `搜索：${asked.q.slice(0, 40)}`,
      breadcrumb: [['搜索', SEARCH_PATH]],
      body: (
        <>
          <h1>搜索</h1>
          <SearchForm asked={asked} />
          {nothing ? <NothingFound asked={asked} suggested={suggested} site={site} /> : <Results asked={asked} found={found} />}
        </>
      ),
    }
  },
}

function SearchForm({ asked }: { asked: Asked }) {
  return (
    <form className="search-form" action={SEARCH_PATH} role="search" aria-label="搜索内容">
      <label htmlFor="wanted">找什么</label>
      <div>
        <input id="wanted" name="q" type="search" defaultValue={asked.q} maxLength={400} />
        <button type="submit">搜索</button>
      </div>
    </form>
  )
}

function Results({ asked, found }: { asked: Asked; found: Found }) {
  const { total, complete, whole, pages } = found
  const words = found.wanted.phrases.join(' ')
  return (
    <div className="results">
      <section aria-label="搜索结果">
        <p className="result-count" role="status">
          {complete ? `找到 ${total} 条` : `先列出最近的 ${total} 条，还有更多`}
          {pages > 1 && `，第 ${asked.page} 页，共 ${pages} 页`}
        </p>
        {!whole && <p className="notice info">没有完整包含“{words}”的内容，下面的内容包含其中的词。</p>}
        {!complete && (
          <p className="hint">
            内容太多时，可以多写一个词，或者<a href="#facets">选年份、单位</a>。
          </p>
        )}
        <Sorting asked={asked} />
        <p className="to-facets">
          <a href="#facets">缩小范围</a>
        </p>
        <HitList found={found} />
        <Pager asked={asked} pages={pages} />
        <p className="hint">
          同样的结果：<a href={searchAddress(asked, {}, `${SEARCH_PATH}.json`)}>JSON</a>{' '}
          <a href={searchAddress(asked, {}, `${SEARCH_PATH}.xml`)}>RSS 订阅</a>
        </p>
      </section>
      <Facets asked={asked} found={found} />
    </div>
  )
}

function Sorting({ asked }: { asked: Asked }) {
  return (
    <nav aria-label="排序">
      <ul className="inline sorting">
        {(['relevance', 'date'] as const).map((sort) => (
          <li key={sort}>
            <a href={searchAddress(asked, { sort })} aria-current={asked.sort === sort ? 'true' : undefined}>
              {sort === 'date' ? '按日期' : '按相关'}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Pager({ asked, pages }: { asked: Asked; pages: number }) {
  if (pages < 2) return null
  const steps: [string, number][] = [
    ['首页', 1],
    ['上一页', asked.page - 1],
    ['下一页', asked.page + 1],
    ['尾页', pages],
  ]
  return (
    <nav aria-label="翻页">
      <ul className="inline">
        {steps
          .filter(([, page]) => page >= 1 && page <= pages && page !== asked.page)
          .map(([label, page]) => (
            <li key={label}>
              <a href={searchAddress(asked, { page })}>{label}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
