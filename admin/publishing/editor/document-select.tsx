import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { listDocuments } from '../../../api/publishing.js'
import { useAnswer } from '../../query.js'

interface Props {
  id?: string
  organId: string
  /** Not itself. */
  except: string
  label: string
  value?: string
  onChange?: (id: string | undefined, title?: string) => void
}

/** Finds another document of the organ by a part of its title or its number. */
export function DocumentSelect({ id, organId, except, label, value, onChange }: Props): ReactElement {
  const [q, setQ] = useState('')
  const found = useAnswer(listDocuments, { query: { organId, q: q || undefined } }, { keep: true })
  const documents = (found.data?.documents ?? []).filter((one) => one.id !== except)
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      aria-label={label}
      className="full"
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={found.isFetching}
      placeholder="输入标题里的字或者文号查找"
      notFoundContent={found.isFetching ? '正在查找……' : '没有找到。'}
      options={documents.map((one) => ({ value: one.id, label: [one.title, one.documentNo].filter(Boolean).join(' ') }))}
      onChange={(chosen) => onChange?.(chosen || undefined, documents.find((one) => one.id === chosen)?.title)}
    />
  )
}
