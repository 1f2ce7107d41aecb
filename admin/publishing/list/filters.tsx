import { useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { Choice } from '../../parts/choice.js'
import { FilterButtons, FilterForm, WordsField } from '../../parts/filter-form.js'
import { OrganField } from '../../parts/organ-select.js'
import { ColumnSelect } from '../columns/column-select.js'
import type { DocumentsSearch } from '../search.js'
import { LIVES, STAGES } from '../words.js'

/** What narrows the list. */
export function Filters({ search, organId }: { search: DocumentsSearch; organId: string }): ReactElement {
  const go = useNavigate()
  const [typed, setTyped] = useState<DocumentsSearch>(search)
  const set = (more: DocumentsSearch) => setTyped({ ...typed, ...more })
  const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '' && value !== 'no'))
  const life = typed.life === 'discarded' ? undefined : typed.life
  return (
    <FilterForm label="查找信息" className="filters" onSearch={() => void go({ to: '/publishing', search: kept })}>
      <WordsField label="标题里的字，或者完整的文号、索引号" value={typed.q} onChange={(q) => set({ q })} />
      <OrganField
        value={typed.organId ?? organId}
        onChange={(chosen) => setTyped(without({ ...typed, ...(chosen ? { organId: chosen } : {}) }, chosen ? 'columnId' : 'organId'))}
      />
      <div className="field">
        <label htmlFor="column">栏目</label>
        <ColumnSelect
          id="column"
          organId={typed.organId ?? organId}
          value={typed.columnId ?? ''}
          blank="不限"
          onChange={(columnId) => set({ columnId })}
        />
      </div>
      <Choice id="life" label="公开状态" words={LIVES} value={life} onChange={(chosen) => set({ life: chosen })} />
      <Choice id="stage" label="办理环节" words={STAGES} value={typed.stage} onChange={(stage) => set({ stage })} />
      <Checkbox checked={typed.mine === 'yes'} onChange={(event) => set({ mine: event.target.checked ? 'yes' : 'no' })}>
        只看我起草的
      </Checkbox>
      <FilterButtons onClear={() => void go({ to: '/publishing', search: {} })} />
    </FilterForm>
  )
}

function without(search: DocumentsSearch, name: keyof DocumentsSearch): DocumentsSearch {
  const { [name]: _, ...rest } = search
  return rest
}
