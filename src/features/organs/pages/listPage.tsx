import type { PublicPage } from '../../../platform/html/page.js'
import { HeadRow, TableBox } from '../../../platform/html/parts.js'
import { isMain } from '../../../platform/site/site.js'
import type { Organ } from '../organ.js'
import { findOrgans, organById, PAGE } from '../store.js'
import { ORGAN_KINDS, ORGAN_RANKS } from '../words.js'

/** /jigou: the organs in the order of the tree; pages of 500. */
export const organListPage: PublicPage = {
  path: '/jigou',
  kept: true,
  query: ['hou'],
  render: async ({ platform, query, site }) => {
    const { db } = platform.database
    // An organ that is not there has nothing below it.
    const under = isMain(site) ? undefined : ((await organById(db, site.organId))?.path ?? '')
    const found = await findOrgans(db, { underPath: under, after: query.hou, ended: true })
    const organs = found.slice(0, PAGE)
    return {
      title: '机构名录',
      breadcrumb: [['机构名录', '/jigou']],
      meta: { ColumnName: '机构名录', ColumnType: '机构职能' },
      body: <OrganList organs={organs} next={found.length > PAGE ? (organs.at(-1)?.path ?? null) : null} />,
    }
  },
}

function OrganList({ organs, next }: { organs: Organ[]; next: string | null }) {
  return (
    <>
      <h1>机构名录</h1>
      <p className="lead">本平台上的行政机关，按隶属关系排列。每个单位都有自己的政府信息公开页面。</p>
      <TableBox caption="机构">
        <HeadRow heads={['名称', '类别', '层级', '规章制定权']} />
        <tbody>
          {organs.map((organ) => (
            <tr key={organ.id}>
              <th scope="row" className={`depth-${Math.min(organ.path.split('/').length - 1, 4)}`}>
                {organ.endedOn ? `${organ.name}（已于 ${organ.endedOn} 撤并）` : <a href={`/zfxxgk/${organ.id}`}>{organ.name}</a>}
              </th>
              <td>{ORGAN_KINDS[organ.kind]}</td>
              <td>{ORGAN_RANKS[organ.rank]}</td>
              <td>{organ.mayMakeRules ? '有' : '无'}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {next && (
        <p className="actions">
          <a className="button quiet" href={`/jigou?hou=${encodeURIComponent(next)}`}>
            下一页
          </a>
        </p>
      )}
    </>
  )
}
