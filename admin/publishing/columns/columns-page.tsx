import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { type ReactElement, useState } from 'react'
import { listColumns } from '../../../api/publishing.js'
import type { ColumnView } from '../../../api/publishing-view.js'
import { holds, useMe } from '../../frame/me.js'
import { DataTable } from '../../parts/data-table.js'
import { OrganField } from '../../parts/organ-select.js'
import { Answered, Page } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import '../../requests/list/list.css'
import '../publishing.css'
import { REVIEWS } from '../../../api/publishing-words.js'
import { COLUMN_KINDS } from '../words.js'
import { AddColumn, ColumnSettings } from './column-forms.js'
import { takes } from './column-select.js'
import { ColumnLight, LightCounts } from './light.js'
import { asTree, type Placed } from './tree.js'

/** The tree of an organ's columns, with how fresh each is and what it asks for. */
export function ColumnsPage(): ReactElement {
  const me = useMe()
  const go = useNavigate()
  const organId = useSearch({ from: '/publishing/columns' }).organ ?? me?.user.organId
  return (
    <Page title="栏目" lead="标“锁定”的栏目，名称、顺序和地址由国家统一规定，只能设更新期限、最少条数和审核步骤。">
      <div className="filters">
        <OrganField value={organId} onChange={(organ) => void go({ to: '/publishing/columns', search: organ ? { organ } : {} })} />
      </div>
      {organId && <Tree key={organId} organId={organId} />}
    </Page>
  )
}

function Tree({ organId }: { organId: string }): ReactElement {
  const me = useMe()
  const reading = useAnswer(listColumns, { query: { organId } })
  const [changing, setChanging] = useState<{ what: 'settings' | 'add'; column: ColumnView } | null>(null)
  const close = () => setChanging(null)
  return (
    <Answered reading={reading}>
      {({ columns }) => (
        <>
          <LightCounts columns={columns} />
          <DataTable<Placed>
            caption={`共 ${columns.length} 个栏目`}
            rows={asTree(columns)}
            keyOf={({ column }) => column.id}
            empty="这个单位还没有栏目。"
            columns={[
              { title: '栏目', names: true, cell: ({ column, depth }) => <Named column={column} depth={depth} organId={organId} /> },
              { title: '状态', cell: ({ column }) => <ColumnLight column={column} /> },
              { title: '信息', number: true, cell: ({ column }) => column.shown },
              { title: '最近更新', cell: ({ column }) => <span className="nowrap">{column.newest ?? '没有'}</span> },
              { title: '更新期限', cell: ({ column }) => (column.freshnessDays === null ? '不限' : `${column.freshnessDays} 天`) },
              { title: '最少', number: true, cell: ({ column }) => column.minItems },
              { title: '审核', cell: ({ column }) => column.reviewSteps.map((step) => REVIEWS[step]).join('、') },
              {
                title: '办理',
                cell: ({ column }) => (
                  <div className="buttons">
                    {takes(column) && holds(me, 'publish.write') && (
                      <Link to="/publishing/new" search={{ organ: organId, column: column.id }} aria-label={`发布到栏目：${column.name}`}>
                        发布到此栏目
                      </Link>
                    )}
                    {holds(me, 'publish.columns') && (
                      <>
                        <Button
                          size="small"
                          aria-label={`设置栏目：${column.name}`}
                          onClick={() => setChanging({ what: 'settings', column })}
                        >
                          设置
                        </Button>
                        <Button
                          size="small"
                          aria-label={`在栏目下增设：${column.name}`}
                          onClick={() => setChanging({ what: 'add', column })}
                        >
                          增设下级
                        </Button>
                      </>
                    )}
                  </div>
                ),
              },
            ]}
          />
          <Drawer
            open={changing !== null}
            onClose={close}
            size={Math.min(520, window.innerWidth)}
            title={changing && (changing.what === 'add' ? `在“${changing.column.name}”下增设栏目` : `栏目：${changing.column.name}`)}
            destroyOnHidden
          >
            {changing?.what === 'settings' && <ColumnSettings column={changing.column} onDone={close} />}
            {changing?.what === 'add' && <AddColumn parent={changing.column} onDone={close} />}
          </Drawer>
        </>
      )}
    </Answered>
  )
}

function Named({ column, depth, organId }: Placed & { organId: string }): ReactElement {
  return (
    <div className={`tree-${Math.min(depth, 3)}`}>
      {holds(useMe(), 'publish.view') ? (
        <Link to="/publishing" search={{ organId, columnId: column.id }}>
          {column.name}
        </Link>
      ) : (
        column.name
      )}{' '}
      {column.locked && (
        <span className="badge info" title="名称、顺序和地址由国家统一规定">
          锁定
        </span>
      )}
      {column.hidden && <span className="badge">不显示</span>}
      <div className="quiet small">
        {COLUMN_KINDS[column.kind]}
        {column.article && ` · ${column.article}`}
      </div>
    </div>
  )
}
