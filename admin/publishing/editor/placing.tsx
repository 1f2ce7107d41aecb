import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { chooseCatalogueRow } from '../../../api/catalogue.js'
import { listColumns } from '../../../api/publishing.js'
import type { Content } from '../../../api/publishing-content.js'
import { useAnswer } from '../../query.js'
import { ColumnSelect } from '../columns/column-select.js'

interface Props {
  organId: string
  content: Content
  set: (more: Partial<Content>) => void
}

const MOST = 20

/** Where else it is found: under a row of the standard catalogue, and in further columns. One record, shown in all of them. */
export function Placing({ organId, content, set }: Props): ReactElement {
  return (
    <section className="card" aria-labelledby="placing">
      <h2 id="placing">还在哪里能找到</h2>
      <div className="two">
        <CatalogueItem organId={organId} content={content} set={set} />
        <AlsoIn organId={organId} content={content} set={set} />
      </div>
    </section>
  )
}

function CatalogueItem({ organId, content: { catalogItemId }, set }: Props): ReactElement {
  const [q, setQ] = useState('')
  const found = useAnswer(chooseCatalogueRow, { query: { organId, q: q || undefined } }, { keep: true })
  const chosen = useAnswer(chooseCatalogueRow, { query: { organId, id: catalogItemId ?? '' } }, { enabled: catalogItemId !== null })
  const known = [...(chosen.data?.choices ?? []), ...(found.data?.choices ?? [])]
  const choices = [...new Map(known.map((one) => [one.id, one])).values()]
  return (
    <div className="field">
      <label htmlFor="catalogItemId">目录事项</label>
      <Select<string>
        id="catalogItemId"
        className="full"
        {...(catalogItemId ? { value: catalogItemId } : {})}
        aria-describedby="catalogItemId-hint"
        showSearch={{ filterOption: false, onSearch: setQ }}
        allowClear
        loading={found.isFetching}
        placeholder="输入事项名称里的字查找"
        notFoundContent={found.isFetching ? '正在查找……' : '现行目录里没有找到。'}
        options={choices.map(({ id, field, title }) => ({ value: id, label: `${field}：${title}` }))}
        onChange={(id) => set({ catalogItemId: id || null })}
      />
      <span id="catalogItemId-hint" className="quiet small">
        这条信息属于基层政务公开标准目录的哪一项。公开以后，目录里点这一项就能看到它。
      </span>
    </div>
  )
}

function AlsoIn({ organId, content: { alsoIn, columnId }, set }: Props): ReactElement {
  const columns = useAnswer(listColumns, { query: { organId } }).data?.columns ?? []
  const nameOf = (id: string) => columns.find((column) => column.id === id)?.name ?? id
  return (
    <div className="field">
      <label htmlFor="alsoIn">同时发布到</label>
      <ColumnSelect
        id="alsoIn"
        organId={organId}
        value=""
        blank={alsoIn.length >= MOST ? `最多 ${MOST} 个栏目` : '选一个栏目加进来'}
        taking
        onChange={(id) => {
          if (id !== '' && id !== columnId && !alsoIn.includes(id) && alsoIn.length < MOST) set({ alsoIn: [...alsoIn, id] })
        }}
      />
      <span className="quiet small">只登记一条，几个栏目里都看得到；修改、撤下也只办一次。</span>
      <ul className="rows">
        {alsoIn.map((id) => (
          <li key={id}>
            {nameOf(id)}{' '}
            <Button
              size="small"
              aria-label={`不再发布到：${nameOf(id)}`}
              onClick={() => set({ alsoIn: alsoIn.filter((one) => one !== id) })}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
