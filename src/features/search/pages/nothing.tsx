import type { Site } from '../../../platform/site/site.js'
import type { Asked } from '../find/asked.js'
import { searchAddress } from './address.js'

/** What helps when nothing was found: fewer conditions, other words, asking, applying with the words carried over. */
export function NothingFound({ asked, suggested, site }: { asked: Asked; suggested: readonly string[]; site: Site }) {
  const { organId } = site
  if (asked.q.trim() === '') return <p>写下您要找的词、标题或者文号，例如“政务公开”。标题、正文、文号和附件里的字都可以找。</p>
  const narrowed = Object.keys(asked.facets).length > 0
  const words = asked.q.trim().split(/\s+/)
  return (
    <section aria-label="没有结果">
      <p role="status" className="result-count">
        没有找到“{asked.q.slice(0, 100)}”
      </p>
      <ul className="exits">
        {narrowed && (
          <li>
            <a href={searchAddress({ ...asked, facets: {} })}>去掉筛选条件再找</a>
          </li>
        )}
        {suggested.length > 0 && (
          <li>
            您要找的是不是：
            {suggested.map((term) => (
              <a key={term} className="suggested" href={searchAddress({ ...asked, facets: {} }, { q: term })}>
                {term}
              </a>
            ))}
          </li>
        )}
        {words.length > 1 && (
          <li>
            少写一个词：
            {words.slice(0, 5).map((word) => (
              <a key={word} className="suggested" href={searchAddress({ ...asked, facets: {} }, { q: word })}>
                {word}
              </a>
            ))}
          </li>
        )}
        <li>换个说法，例如用文件里的词代替口头的说法。</li>
        <li>
          <a href="/hudong/zixun">政策咨询</a>：问一问，五个工作日内答复。
        </li>
        {organId !== '' && (
          <li>
            <a href={`/zfxxgk/${organId}/ysqgk/shenqing?q=${encodeURIComponent(asked.q.slice(0, 300))}`}>申请公开</a>
            ：没有公开的信息可以依法申请，您写的词会带过去。
          </li>
        )}
      </ul>
    </section>
  )
}
