import { Link } from '@tanstack/react-router'
import { App, Button, Drawer } from 'antd'
import { type ReactElement, useState } from 'react'
import { type CatalogueRow, listCatalogues, readCatalogue, removeCatalogueRow } from '../../api/catalogue.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { Answered } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { AdoptDialog } from './adopt-dialog.js'
import { ImportPanel } from './import-panel.js'
import { RowForm } from './row-form.js'
import { CHANGES, STANDINGS } from './words.js'

interface Props {
  organId: string
  field: string
}

type Doing = { what: 'row'; row: CatalogueRow | null } | { what: 'import' } | { what: 'adopt' } | null

/** One catalogue, what has nothing public first. */
export function FieldTable({ organId, field }: Props): ReactElement {
  const me = useMe()
  const reading = useAnswer(readCatalogue, { query: { organId, field } })
  const [doing, setDoing] = useState<Doing>(null)
  const close = () => setDoing(null)
  const file = `/api/catalogue/file?${new URLSearchParams({ organId, field }).toString()}`
  return (
    <Answered reading={reading}>
      {({ rows, version, next, versions }) => (
        <>
          <h2>{field}</h2>
          <div className="buttons spaced">
            <Link to="/catalogue" search={{ organ: organId }} className="button-link">
              全部领域
            </Link>
            {holds(me, 'catalogue.edit') && <Button onClick={() => setDoing({ what: 'row', row: null })}>加一行</Button>}
            {holds(me, 'catalogue.edit') && <Button onClick={() => setDoing({ what: 'import' })}>从 Excel 导入</Button>}
            {rows.length > 0 && (
              <a className="button-link" href={file}>
                导出 Excel
              </a>
            )}
            {holds(me, 'catalogue.adopt') && (
              <Button type="primary" onClick={() => setDoing({ what: 'adopt' })}>
                发布新版本
              </Button>
            )}
          </div>
          <p role="status">
            {version === 0 ? '还没有发布过版本，网站上看不到。' : `现行第 ${version} 版。`}
            {next.added + next.changed + next.removed > 0 &&
              `下一版：新增 ${next.added} 行，更改 ${next.changed} 行，删去 ${next.removed} 行。`}
          </p>
          <DataTable
            caption={`共 ${rows.length} 个事项，待补 ${rows.filter((row) => row.standing === 'empty').length} 个`}
            rows={rows}
            keyOf={(row) => row.id}
            empty="还没有事项。可以加一行，或者从 Excel 导入。"
            columns={[
              { title: '序号', number: true, cell: (row) => row.n },
              { title: '公开事项', names: true, cell: (row) => <Named row={row} /> },
              { title: '公开时限', cell: (row) => row.timeLimit || '没有写' },
              { title: '公开主体', cell: (row) => row.subject || '没有写' },
              { title: '情况', cell: (row) => <span className="nowrap">{STANDINGS[row.standing]}</span> },
              { title: '已公开', number: true, cell: (row) => row.shown },
              { title: '最近更新', cell: (row) => <span className="nowrap">{row.newest ?? '没有'}</span> },
              {
                title: '办理',
                cell: (row) => <Tools row={row} organId={organId} field={field} onChange={() => setDoing({ what: 'row', row })} />,
              },
            ]}
          />
          {versions.length > 0 && (
            <section className="card above" aria-labelledby="versions">
              <h2 id="versions">版本</h2>
              <ul className="rows">
                {versions.map(({ no, on, by, note, rows: count }) => (
                  <li key={no}>
                    第 {no} 版，{on}，{by}：{note}（{count} 行）
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Drawer
            open={doing?.what === 'row' || doing?.what === 'import'}
            onClose={close}
            size={Math.min(860, window.innerWidth)}
            title={doing?.what === 'import' ? `导入：${field}` : doing?.what === 'row' && doing.row ? '修改一行' : '加一行'}
            destroyOnHidden
          >
            {doing?.what === 'row' && <RowForm organId={organId} field={field} row={doing.row} onDone={close} />}
            {doing?.what === 'import' && <ImportPanel organId={organId} field={field} />}
          </Drawer>
          {doing?.what === 'adopt' && <AdoptDialog organId={organId} field={field} next={next} onClose={close} />}
        </>
      )}
    </Answered>
  )
}

function Named({ row }: { row: CatalogueRow }): ReactElement {
  return (
    <>
      {[row.first, row.second, row.third].filter(Boolean).join(' / ')}
      {row.change !== 'none' && <div className="quiet small">{CHANGES[row.change]}</div>}
    </>
  )
}

function Tools({ row, organId, field, onChange }: Props & { row: CatalogueRow; onChange: () => void }): ReactElement {
  const me = useMe()
  const { modal } = App.useApp()
  const remove = useAct(removeCatalogueRow, { refresh: [readCatalogue, listCatalogues], done: '已删去，发布新版本后网站上不再显示。' })
  return (
    <div className="buttons">
      {row.change !== 'new' && holds(me, 'publish.write') && (
        <Link to="/publishing/new" search={{ organ: organId, item: row.id }} aria-label={`发布：${row.second}`}>
          发布信息
        </Link>
      )}
      {holds(me, 'catalogue.edit') && (
        <>
          <Button size="small" aria-label={`修改：${row.second}`} onClick={onChange}>
            修改
          </Button>
          <Button
            size="small"
            danger
            loading={remove.busy}
            aria-label={`删去：${row.second}`}
            onClick={async () => {
              const yes = await modal.confirm({
                title: '删去这一行',
                content: `确认删去“${row.second}”？`,
                okText: '删去',
                cancelText: '取消',
              })
              if (yes) await remove.run({ params: { id: row.id }, query: { organId, field } })
            }}
          >
            删去
          </Button>
        </>
      )}
    </div>
  )
}
