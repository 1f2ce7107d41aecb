import type { ReactElement } from 'react'
import { getVersion } from '../../api/annual-report-publication.js'
import type { ReportView, VersionView } from '../../api/annual-report-view.js'
import { DataTable } from '../parts/data-table.js'
import { useAnswer } from '../query.js'

/** Every published version, whether its seal still fits, and what it changed. */
export function Versions({ view }: { view: ReportView }): ReactElement | null {
  if (view.versions.length === 0) return null
  return (
    <section className="card" aria-labelledby="versions">
      <h2 id="versions">发布过的版本</h2>
      <ul className="rows">
        {[...view.versions].reverse().map((version) => (
          <li key={version.number}>
            <h3>
              第 {version.number} 版 · {version.publishedOn ?? '发布日期来源未载明'} · {version.publishedBy}
            </h3>
            {version.reason && <p>更正原因：{version.reason}</p>}
            <Seal id={view.id} version={version} />
            {version.changes.length > 0 && <Changes version={version} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Seal({ id, version }: { id: string; version: VersionView }): ReactElement {
  const { data } = useAnswer(getVersion, { params: { id, number: version.number } })
  const words = data === undefined ? '正在核对……' : data.intact ? '内容与校验码相符' : '内容与校验码不符，请立即联系审计管理员'
  return (
    <p className="wrap">
      校验码 {version.hash} <span className={`badge ${data?.intact === false ? 'error' : 'good'}`}>{words}</span>
    </p>
  )
}

function Changes({ version }: { version: VersionView }): ReactElement {
  return (
    <DataTable
      caption="与上一版相比"
      rows={version.changes}
      keyOf={(change) => `${change.kind}${change.path}`}
      empty=""
      columns={[
        { title: '位置', names: true, cell: (change) => change.label },
        { title: '原来', cell: (change) => change.before ?? '空白' },
        { title: '现在', cell: (change) => change.after ?? '空白' },
      ]}
    />
  )
}
