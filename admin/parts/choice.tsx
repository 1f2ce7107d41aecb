import { Select } from 'antd'
import type { ReactElement } from 'react'

interface Props<Key extends string> {
  id: string
  label: string
  words: Record<Key, string>
  value: Key | undefined
  onChange: (key: Key | undefined) => void
  /** One of them always holds. */
  always?: boolean
}

/** Narrows a list to one of a few kinds, or to none of them. */
export function Choice<Key extends string>({ id, label, words, value, onChange, always }: Props<Key>): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select<Key | undefined>
        id={id}
        value={value}
        onChange={(key) => onChange(key)}
        allowClear={!always}
        placeholder="不限"
        popupMatchSelectWidth={false}
        options={Object.entries<string>(words).map(([key, text]) => ({ value: key as Key, label: text }))}
      />
    </div>
  )
}
