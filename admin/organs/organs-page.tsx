import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listOrgans, ORGAN_KINDS, ORGAN_RANKS, type Organ } from '../../api/organs.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import { AddOrgan } from './add-organ.js'

/** The tree of organs: found by name, read page by page. */
export function OrgansPage(): ReactElement {
  const me = useMe()
  const go = useNavigate()
  const [q, setQ] = useState('')
  const [ended, setEnded] = useState(false)
  const [adding, setAdding] = useState(false)
  const list = usePages(listOrgans, {
    query: { q: q || undefined, ended: ended ? 'yes' : 'no' },
    rowsOf: (answer) => answer.organs,
    next: (answer) => (answer.more ? { after: answer.organs.at(-1)?.path } : null),
  })
  return (
    <Page
      title="机构"
      lead="公开义务主体的层级、类别和名称沿革。改名、合并都保留历史。"
      buttons={holds(me, 'organ.edit') && <Button onClick={() => setAdding(true)}>增加机构……</Button>}
    >
      {adding && <AddOrgan onClose={() => setAdding(false)} onAdded={(id) => void go({ to: '/danwei/$id', params: { id } })} />}
      <div className="filters">
        <div className="field">
          <label htmlFor="q">按名称找</label>
          <Input id="q" allowClear value={q} onChange={(event) => setQ(event.target.value)} />
        </div>
        <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
          也列出已撤并的
        </Checkbox>
      </div>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption="机构，按层级排列"
            rows={rows}
            keyOf={(organ) => organ.id}
            empty="没有名称里含这些字的机构。"
            more={list.more}
            columns={COLUMNS}
          />
        )}
      </Answered>
    </Page>
  )
}

const COLUMNS = [
  {
    title: '名称',
    names: true,
    cell: (organ: Organ) => (
      <span style={{ paddingInlineStart: `${(organ.path.split('/').length - 1) * 1.5}em` }}>
        <Link to="/danwei/$id" params={{ id: organ.id }}>
          {organ.name}
        </Link>
      </span>
    ),
  },
  { title: '简称', cell: (organ: Organ) => organ.shortName },
  { title: '类别', cell: (organ: Organ) => ORGAN_KINDS[organ.kind] },
  { title: '层级', cell: (organ: Organ) => ORGAN_RANKS[organ.rank] },
  { title: '可制定规章', cell: (organ: Organ) => (organ.mayMakeRules ? '是' : '否') },
  { title: '状态', cell: (organ: Organ) => (organ.endedOn ? `${organ.endedOn} 撤并` : organ.verticallyLed ? '垂直管理' : '') },
]
