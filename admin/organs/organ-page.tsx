import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ORGAN_KINDS, ORGAN_RANKS, type OrganDetail, showOrgan } from '../../api/organs.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { OrganLink } from '../parts/organ-link.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { Competence, Merge, Move, Rename } from './change-organ.js'

/** One organ: what it is, what it was called, what became of others in it, and its changes. */
export function OrganPage(): ReactElement {
  const { id } = useParams({ from: '/danwei/$id' })
  const reading = useAnswer(showOrgan, { params: { id } })
  return <Answered reading={reading}>{(organ) => <Detail organ={organ} />}</Answered>
}

type Change = 'rename' | 'merge' | 'move' | 'competence'
const CHANGES: Record<Change, { label: string; form: (props: { organ: OrganDetail; onClose: () => void }) => ReactElement }> = {
  rename: { label: '改名……', form: Rename },
  merge: { label: '并入其他机构……', form: Merge },
  move: { label: '改变隶属……', form: Move },
  competence: { label: '改变职权……', form: Competence },
}

function Detail({ organ }: { organ: OrganDetail }): ReactElement {
  const me = useMe()
  const [change, setChange] = useState<Change | null>(null)
  const ChangeForm = change && CHANGES[change].form
  return (
    <Page
      title={organ.name}
      lead={<Link to="/danwei">返回机构列表</Link>}
      buttons={
        holds(me, 'organ.edit') &&
        organ.endedOn === null &&
        Object.entries(CHANGES).map(([key, { label }]) => (
          <Button key={key} aria-expanded={change === key} onClick={() => setChange(key as Change)}>
            {label}
          </Button>
        ))
      }
    >
      {ChangeForm && (
        <section className="card" aria-label={change ? CHANGES[change].label : ''}>
          <ChangeForm organ={organ} onClose={() => setChange(null)} />
        </section>
      )}
      <section className="card" aria-label="基本情况">
        <dl className="facts">
          <dt>简称</dt>
          <dd>{organ.shortName}</dd>
          <dt>类别、层级</dt>
          <dd>
            {ORGAN_KINDS[organ.kind]}，{ORGAN_RANKS[organ.rank]}
          </dd>
          <dt>上级机构</dt>
          <dd>{organ.parentId ? <OrganLink id={organ.parentId} /> : '无'}</dd>
          <dt>可制定规章</dt>
          <dd>{organ.mayMakeRules ? '是（立法法）' : '否'}</dd>
          <dt>垂直管理</dt>
          <dd>{organ.verticallyLed ? '是，报告不计入同级政府汇总' : '否'}</dd>
          {organ.endedOn && (
            <>
              <dt>撤并</dt>
              <dd>
                {organ.endedOn}
                {organ.mergedInto && (
                  <>
                    {' 并入 '}
                    <OrganLink id={organ.mergedInto} />
                  </>
                )}
              </dd>
            </>
          )}
          <dt>公开页面</dt>
          <dd>
            <a href={`/zfxxgk/${organ.id}`}>/zfxxgk/{organ.id}</a>
          </dd>
        </dl>
      </section>
      <section className="card" aria-labelledby="names">
        <h2 id="names">名称沿革</h2>
        <DataTable
          caption="现名和曾用名"
          rows={organ.names}
          keyOf={(name) => `${name.name}${name.from}`}
          empty="没有记录。"
          columns={[
            { title: '名称', names: true, cell: (name) => name.name },
            { title: '简称', cell: (name) => name.shortName },
            { title: '起', cell: (name) => name.from ?? '来源文档未载明' },
            { title: '止', cell: (name) => name.until ?? '至今' },
          ]}
        />
        {organ.predecessors.length > 0 && (
          <>
            <h3>并入的机构</h3>
            <ul>
              {organ.predecessors.map((before) => (
                <li key={before.id}>
                  {before.on}{' '}
                  <Link to="/danwei/$id" params={{ id: before.id }}>
                    {before.name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </Page>
  )
}
