import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { listOrgans } from '../../api/organs.js'
import { useAnswer } from '../query.js'

interface Props {
  id?: string
  label: string
  value?: string
  onChange?: (organId: string | undefined) => void
  /** Only organs at or below this path. */
  under?: string
}

/** Chooses an organ by a part of its name; the server searches, so it works with ten thousand of them. */
export function OrganSelect({ id, label, value, onChange, under }: Props): ReactElement {
  const [q, setQ] = useState('')
  const found = useAnswer(listOrgans, { query: { q: q || undefined, under, ended: 'no' } }, { keep: true })
  const options = (found.data?.organs ?? []).map((organ) => ({
    value: organ.id,
    label: `${'　'.repeat(organ.path.split('/').length - 1)}${organ.name}`,
  }))
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={found.isFetching}
      options={options}
      notFoundContent={found.isFetching ? '正在查找……' : '没有名称里含这些字的机构。'}
      placeholder="输入名称的一部分查找"
    />
  )
}

interface FieldProps {
  /** `organ` unless told. */
  id?: string
  className?: string
  value: string | undefined
  onChange: (organId: string | undefined) => void
}

/** Of which organ a screen shows something. */
export function OrganField({ id = 'organ', className = '', value, onChange }: FieldProps): ReactElement {
  return (
    <div className={`field ${className}`.trim()}>
      <label htmlFor={id}>单位</label>
      <OrganSelect id={id} label="单位" {...(value ? { value } : {})} onChange={onChange} />
    </div>
  )
}
