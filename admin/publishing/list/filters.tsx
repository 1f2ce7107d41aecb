import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { Choice } from '../../parts/choice.js'
import { OrganSelect } from '../../parts/organ-select.js'
import { ColumnSelect } from '../columns/column-select.js'
import type { DocumentsSearch } from '../search.js'
import { LIVES, STAGES } from '../words.js'

/** What narrows the list; it is looked for when the button is pressed. */
export function Filters({ search, organId }: { search: DocumentsSearch; organId: string }): ReactElement {
  const go = useNavigate()
  const [typed, setTyped] = useState<DocumentsSearch>(search)
  const set = (more: DocumentsSearch) => setTyped({ ...typed, ...more })
  const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '' && value !== 'no'))
  const life = typed.life === 'discarded' ? undefined : typed.life
  return (
    <form
      role="search"
      aria-label="查找信息"
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        void go({ to: '/publishing', search: kept })
      }}
    >
      <div className="field wide">
        <label htmlFor="q">标题里的字，或者完整的文号、索引号</label>
        <Input id="q" allowClear maxLength={100} value={typed.q ?? ''} onChange={(event) => set({ q: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor="organ">单位</label>
        <OrganSelect
          id="organ"
          label="单位"
          value={typed.organId ?? organId}
          onChange={(chosen) => setTyped(without({ ...typed, ...(chosen ? { organId: chosen } : {}) }, chosen ? 'columnId' : 'organId'))}
        />
      </div>
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
      <Button type="primary" htmlType="submit">
        查找
      </Button>
      <Button onClick={() => void go({ to: '/publishing', search: {} })}>清除条件</Button>
    </form>
  )
}

function without(search: DocumentsSearch, name: keyof DocumentsSearch): DocumentsSearch {
  const { [name]: _, ...rest } = search
  return rest
}
