import { Select } from 'antd'
import type { ReactElement } from 'react'
import { listColumns } from '../../api/publishing.js'
import { asTree } from '../publishing/columns/tree.js'
import { useAnswer } from '../query.js'

interface Props {
  id?: string
  value?: string[]
  onChange?: (columns: string[]) => void
  organId: string
}

/** Chooses several of an organ's columns by a part of their names. */
export function ColumnPicker({ id, value, onChange, organId }: Props): ReactElement {
  const columns = useAnswer(listColumns, { query: { organId } }).data?.columns ?? []
  return (
    <Select
      mode="multiple"
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      aria-label="栏目"
      placeholder="全部栏目"
      showSearch={{ optionFilterProp: 'label' }}
      options={asTree(columns).map(({ column, depth }) => ({ value: column.id, label: `${'　'.repeat(depth)}${column.name}` }))}
    />
  )
}
