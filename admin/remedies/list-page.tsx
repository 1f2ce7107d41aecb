import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { exportRemedies, listRemedies } from '../../api/remedies.js'
import type { RemedySummary } from '../../api/remedy-view.js'
import { REMEDY_CELLS, REMEDY_KINDS } from '../../api/remedy-words.js'
import { LIGHTS } from '../../api/request-words.js'
import { address } from '../client.js'
import { holds, useMe } from '../frame/me.js'
import { Choice } from '../parts/choice.js'
import { FilterButtons, FilterForm, WordsField } from '../parts/filter-form.js'
import { Answered, Page } from '../parts/page.js'
import { afterNext, listed, usePages } from '../parts/pages.js'
import { RemedyTable } from './remedy-table.js'
import type { ListSearch } from './search.js'

const SCOPES = { running: '在办的', done: '已审结的', all: '全部' }

/** All reviews and suits in scope, filtered and exported. Everything that narrows the list stands in the address. */
export function RemediesPage(): ReactElement {
  const search = useSearch({ from: '/remedies' })
  const me = useMe()
  const list = usePages(listRemedies, {
    query: search,
    rowsOf: (answer): RemedySummary[] => answer.remedies,
    next: afterNext,
  })
  return (
    <Page
      title="行政复议、行政诉讼"
      lead="最急的在前。每件只计一次，结果进入年度报告表四。"
      buttons={
        <>
          {holds(me, 'remedy.handle') && (
            <Link to="/remedies/register" className="button-link primary">
              登记复议、诉讼
            </Link>
          )}
          <a className="button-link" href={address(exportRemedies, { query: search })} download>
            导出表格（xlsx）
          </a>
        </>
      }
    >
      <Filters key={JSON.stringify(search)} search={search} />
      <Answered reading={list}>
        {(rows) => (
          <RemedyTable caption={listed(rows.length, '件', list.more)} rows={rows} empty="没有符合条件的复议、诉讼。" more={list.more} />
        )}
      </Answered>
    </Page>
  )
}

/** What narrows the list. */
function Filters({ search }: { search: ListSearch }): ReactElement {
  const go = useNavigate()
  const [typed, setTyped] = useState<ListSearch>(search)
  const set = (more: ListSearch) => setTyped({ ...typed, ...more })
  const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '' && value !== 'running'))
  return (
    <FilterForm label="查找复议、诉讼" className="filters" onSearch={() => void go({ to: '/remedies', search: kept })}>
      <WordsField label="编号、案号，或者申请编号" value={typed.q} onChange={(q) => set({ q })} />
      <Choice id="scope" label="范围" words={SCOPES} value={typed.scope ?? 'running'} onChange={(scope) => set({ scope })} always />
      <Choice id="kind" label="类别" words={REMEDY_KINDS} value={typed.kind} onChange={(kind) => set({ kind })} />
      <Choice id="light" label="期限" words={LIGHTS} value={typed.light} onChange={(light) => set({ light })} />
      <Choice id="cell" label="结果" words={REMEDY_CELLS} value={typed.cell} onChange={(cell) => set({ cell })} />
      <div className="field">
        <label htmlFor="year">计入哪一年的年报</label>
        <Input
          id="year"
          inputMode="numeric"
          maxLength={4}
          value={typeof typed.year === 'number' || typeof typed.year === 'string' ? String(typed.year) : ''}
          onChange={(event) => set({ year: /^\d{4}$/.test(event.target.value) ? event.target.value : event.target.value || undefined })}
        />
      </div>
      <FilterButtons onClear={() => void go({ to: '/remedies', search: {} })} />
    </FilterForm>
  )
}
