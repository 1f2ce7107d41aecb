import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { APPLICANT_KINDS, CHANNELS, REQUEST_KINDS } from '../../../api/request-words.js'
import { OUTCOMES } from '../../../law/outcomes.js'
import { Choice } from '../../parts/choice.js'
import { FilterButtons, FilterForm, WordsField } from '../../parts/filter-form.js'
import { OrganField } from '../../parts/organ-select.js'
import './list.css'
import { type ListSearch, withoutDefaults } from './search.js'

const SCOPES = { running: '在办的', done: '已办结的', all: '全部' }

/** What narrows the list. */
export function Filters({ search }: { search: ListSearch }): ReactElement {
  const go = useNavigate()
  const [typed, setTyped] = useState<ListSearch>(search)
  const set = (more: ListSearch) => setTyped({ ...typed, ...more })
  const more = ['channel', 'applicantKind', 'outcome', 'kind', 'from', 'to', 'organId'].some((name) => name in search)
  return (
    <FilterForm
      label="查找申请"
      onSearch={() =>
        void go({ to: '/requests', search: withoutDefaults({ ...typed, light: typed.scope === search.scope ? typed.light : undefined }) })
      }
    >
      <div className="filters">
        <WordsField label="编号、文号，或者申请人的完整姓名、证件号码、电话" value={typed.q} onChange={(q) => set({ q })} />
        <Choice id="scope" label="范围" words={SCOPES} value={typed.scope ?? 'running'} onChange={(scope) => set({ scope })} always />
        <Checkbox checked={typed.mine === 'yes'} onChange={(event) => set({ mine: event.target.checked ? 'yes' : 'no' })}>
          只看我经办的
        </Checkbox>
        <FilterButtons onClear={() => void go({ to: '/requests', search: {} })} />
      </div>
      <details className="more-filters" open={more}>
        <summary>更多条件：单位、渠道、申请人类别、种类、处理结果、收到日期</summary>
        <div className="filters">
          <OrganField id="organId" value={typed.organId} onChange={(organId) => set({ organId })} />
          <Choice id="channel" label="渠道" words={CHANNELS} value={typed.channel} onChange={(channel) => set({ channel })} />
          <Choice
            id="applicantKind"
            label="申请人类别"
            words={APPLICANT_KINDS}
            value={typed.applicantKind}
            onChange={(applicantKind) => set({ applicantKind })}
          />
          <Choice id="kind" label="种类" words={REQUEST_KINDS} value={typed.kind} onChange={(kind) => set({ kind })} />
          <Choice id="outcome" label="处理结果" words={OUTCOME_WORDS} value={typed.outcome} onChange={(outcome) => set({ outcome })} />
          <div className="field">
            <label htmlFor="from">收到之日从</label>
            <Input id="from" type="date" value={typed.from ?? ''} onChange={(event) => set({ from: event.target.value || undefined })} />
          </div>
          <div className="field">
            <label htmlFor="to">到</label>
            <Input id="to" type="date" value={typed.to ?? ''} onChange={(event) => set({ to: event.target.value || undefined })} />
          </div>
        </div>
      </details>
    </FilterForm>
  )
}

const OUTCOME_WORDS = Object.fromEntries(
  OUTCOMES.map(({ key, label, group }) => [key, group === null ? label : `${group.replace(/（.）/, '')} ${label}`]),
)
