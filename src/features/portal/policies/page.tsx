import { VALIDITIES } from '../../../../api/publishing-words.js'
import { today } from '../../../platform/clock.js'
import { ListFiles } from '../../../platform/html/listFiles.js'
import type { PublicPage } from '../../../platform/html/page.js'
import { Badge, HeadRow, Notice, UNKNOWN } from '../../../platform/html/parts.js'
import {
  ALL,
  POLICIES_PATH,
  POLICY_FACETS,
  POLICY_QUERY,
  type PoliciesAsked,
  type PolicyFacet,
  policiesAddress,
  policiesAsked,
} from './asked.js'
import { COUNTED, type FacetValue, listPolicies, type Policies, type Policy } from './list.js'

/** 政策文件库: the rules and papers of every organ of the site, what holds first. */
export const policiesPage: PublicPage = {
  path: POLICIES_PATH,
  kept: true,
  query: POLICY_QUERY,
  render: async ({ platform, query, site }) => {
    const { db } = platform.database
    const asked = policiesAsked(query)
    const found = await listPolicies(db, site.id, asked, today(platform.clock))
    return {
      title: '政策文件库',
      description: '各单位的规章、行政规范性文件和其他文件，按有效性、机关、主题、年份查找。',
      breadcrumb: [
        ['政府信息公开', '/zfxxgk'],
        ['政策文件库', POLICIES_PATH],
      ],
      meta: { ColumnName: '政策文件库', ColumnType: '政策文件' },
      body: <Library asked={asked} found={found} organId={site.organId} />,
    }
  },
}

const TITLES: Record<PolicyFacet, string> = {
  youxiaoxing: '有效性',
  jiguan: '发文机关',
  zhuti: '主题分类',
  wenzhong: '公文种类',
  nian: '年份',
  duixiang: '适用对象',
  jiedu: '解读',
}
const MOST_VALUES = 12

function Library({ asked, found, organId }: { asked: PoliciesAsked; found: Policies; organId: string }) {
  return (
    <>
      <h1>政策文件库</h1>
      <p className="lead">各单位的规章、行政规范性文件和其他文件。废止和失效的平时不列出，可以在“有效性”里选。</p>
      <div className="results">
        <section aria-label="文件">
          <p className="result-count" role="status">
            {found.more ? `多于 ${found.total} 件` : `共 ${found.total} 件`}
          </p>
          {found.more && <p className="hint">文件很多：带“+”的数字只数了最近的 {COUNTED} 件，实际更多。可以选年份、主题、机关缩小范围。</p>}
          <p className="to-facets">
            <a href="#facets">缩小范围</a>
          </p>
          {found.rows.length === 0 ? <Nothing asked={asked} organId={organId} /> : <Table rows={found.rows} />}
          <Pager asked={asked} next={found.next} />
          <ListFiles name="zhengce" feed={false} />
        </section>
        <Facets asked={asked} found={found} />
      </div>
    </>
  )
}

function Table({ rows }: { rows: Policy[] }) {
  return (
    <table className="cards">
      <caption className="visually-hidden">政策文件</caption>
      <HeadRow heads={['序号', '标题', '发文字号', '成文日期', '发布日期']} />
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id}>
            <td data-head="序号">{at + 1}</td>
            <th scope="row">
              <a href={row.href}>{row.title}</a> <Standing row={row} />
            </th>
            <td data-head="发文字号">{row.document_no ?? UNKNOWN}</td>
            <td data-head="成文日期">{row.signed_on ?? UNKNOWN}</td>
            <td data-head="发布日期">{row.published_on ?? UNKNOWN}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Standing({ row: { validity, explained } }: { row: Policy }) {
  const kind = validity === 'in-force' ? 'good' : validity === 'repealed' || validity === 'expired' ? 'error' : 'info'
  return (
    <>
      {validity !== 'unknown' && validity !== 'none' && <Badge kind={kind}>{labelOf('youxiaoxing', validity)}</Badge>}
      {explained > 0 && <Badge>{explained} 份解读</Badge>}
    </>
  )
}

function Facets({ asked, found }: { asked: PoliciesAsked; found: Policies }) {
  return (
    <nav className="facets" id="facets" aria-label="缩小范围">
      {POLICY_FACETS.map((name) => {
        const values = found.facets[name]
        const chosen = asked.facets[name]
        if (values.length === 0 || (values.length === 1 && !chosen && name !== 'youxiaoxing')) return null
        return (
          <section key={name}>
            <h2>{TITLES[name]}</h2>
            <ul>
              {name === 'youxiaoxing' && <AllOrStanding asked={asked} />}
              {shownOf(values, chosen).map((one) => (
                <li key={one.value}>
                  <a
                    href={policiesAddress(asked, { facet: [name, chosen === one.value ? null : one.value] })}
                    aria-current={chosen === one.value ? 'true' : undefined}
                  >
                    {labelOf(name, one.value)} <span className="count">{chosen === one.value ? '去掉' : countOf(one)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

/** The first of them, and what is chosen wherever it stands. */
function shownOf(values: readonly FacetValue[], chosen: string | undefined): FacetValue[] {
  return values.filter(({ value }, at) => at < MOST_VALUES || value === chosen)
}

function countOf({ count, more }: FacetValue): string {
  if (!more) return String(count)
  return count > 0 ? `${count}+` : ''
}

/** Whether what no longer holds is listed, too. */
function AllOrStanding({ asked }: { asked: PoliciesAsked }) {
  const chosen = asked.facets.youxiaoxing
  return (
    <>
      <li>
        <a href={policiesAddress(asked, { facet: ['youxiaoxing', null] })} aria-current={chosen === undefined ? 'true' : undefined}>
          除废止、失效以外
        </a>
      </li>
      <li>
        <a href={policiesAddress(asked, { facet: ['youxiaoxing', ALL] })} aria-current={chosen === ALL ? 'true' : undefined}>
          全部
        </a>
      </li>
    </>
  )
}

function Pager({ asked, next }: { asked: PoliciesAsked; next: string | null }) {
  if (!next && asked.after === null) return null
  return (
    <nav aria-label="翻页">
      <ul className="inline">
        {asked.after !== null && (
          <li>
            <a href={policiesAddress(asked)}>首页</a>
          </li>
        )}
        {next && (
          <li>
            <a href={policiesAddress(asked, { after: next })}>下一页</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Nothing({ asked, organId }: { asked: PoliciesAsked; organId: string }) {
  return (
    <Notice title="没有符合条件的文件">
      <p>
        {Object.keys(asked.facets).length > 0 && (
          <>
            请去掉一个条件再试，或者<a href={POLICIES_PATH}>查看全部</a>。
          </>
        )}
        也可以<a href="/sousuo">搜索正文和附件</a>
        {organId !== '' && (
          <>
            ，或者<a href={`/zfxxgk/${organId}/ysqgk`}>申请公开</a>
          </>
        )}
        。
      </p>
    </Notice>
  )
}

function labelOf(name: PolicyFacet, value: string): string {
  if (name === 'youxiaoxing') return (VALIDITIES as Record<string, string>)[value] ?? value
  if (name === 'jiedu') return value === 'you' ? '有解读' : '没有解读'
  return name === 'nian' ? `${value}年` : value
}
