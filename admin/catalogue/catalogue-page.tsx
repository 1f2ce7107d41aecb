import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listCatalogues } from '../../api/catalogue.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { OrganField } from '../parts/organ-select.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import '../requests/list/list.css'
import { FieldTable } from './field-table.js'
import { ImportPanel } from './import-panel.js'

/** 标准目录: the catalogues of an organ, and one of them as a list of what is to be done. */
export function CataloguePage(): ReactElement {
  const me = useMe()
  const go = useNavigate()
  const { organ, field } = useSearch({ from: '/catalogue' })
  const organId = organ ?? me?.user.organId
  return (
    <Page title="标准目录" lead="基层政务公开标准目录，一个领域一张表。没有公开信息的事项排在前面；改动发布成新版本以后，网站上才看得到。">
      <div className="filters">
        <OrganField value={organId} onChange={(chosen) => void go({ to: '/catalogue', search: chosen ? { organ: chosen } : {} })} />
      </div>
      {organId && field && <FieldTable key={`${organId} ${field}`} organId={organId} field={field} />}
      {organId && !field && <Catalogues key={organId} organId={organId} />}
    </Page>
  )
}

function Catalogues({ organId }: { organId: string }): ReactElement {
  const me = useMe()
  const reading = useAnswer(listCatalogues, { query: { organId } })
  const [importing, setImporting] = useState(false)
  return (
    <Answered reading={reading}>
      {({ catalogues, missing }) => (
        <>
          {holds(me, 'catalogue.edit') && (
            <div className="buttons spaced">
              <Button type="primary" onClick={() => setImporting(true)}>
                从 Excel 导入
              </Button>
            </div>
          )}
          <DataTable
            caption={`共 ${catalogues.length} 个领域`}
            rows={catalogues}
            keyOf={(row) => row.field}
            empty="还没有目录。可以从 Excel 导入，也可以在下面选一个领域逐行录入。"
            columns={[
              {
                title: '领域',
                names: true,
                cell: (row) => (
                  <Link to="/catalogue" search={{ organ: organId, field: row.field }}>
                    {row.field}
                  </Link>
                ),
              },
              { title: '事项', number: true, cell: (row) => row.rows },
              { title: '待补', number: true, cell: (row) => row.empty },
              { title: '超过时限', number: true, cell: (row) => row.stale },
              { title: '现行版本', cell: (row) => (row.version === 0 ? '还没有发布' : `第 ${row.version} 版，${row.adoptedOn}`) },
            ]}
          />
          {holds(me, 'catalogue.edit') && <NewField organId={organId} missing={missing} />}
          <Drawer
            open={importing}
            onClose={() => setImporting(false)}
            size={Math.min(860, window.innerWidth)}
            title="从 Excel 导入"
            destroyOnHidden
          >
            <ImportPanel organId={organId} />
          </Drawer>
        </>
      )}
    </Answered>
  )
}

/** A field begins with its first row; the twenty-six of the State are offered, others are written. */
function NewField({ organId, missing }: { organId: string; missing: string[] }): ReactElement {
  const go = useNavigate()
  const [name, setName] = useState('')
  return (
    <section className="card above" aria-labelledby="new-field">
      <h2 id="new-field">录入一个领域</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void go({ to: '/catalogue', search: { organ: organId, field: name.trim() } })
        }}
      >
        <div className="field">
          <label htmlFor="field">领域名称</label>
          <Input id="field" list="fields" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
          <datalist id="fields">
            {missing.map((field) => (
              <option key={field} value={field}>
                {field}
              </option>
            ))}
          </datalist>
          <span className="quiet small">国家试点的 26 个领域可以直接选，本地增加的直接写。</span>
        </div>
        <Button htmlType="submit">打开</Button>
      </form>
    </section>
  )
}
