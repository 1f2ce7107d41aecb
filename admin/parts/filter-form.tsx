import { Button, Input } from 'antd'
import type { ReactElement, ReactNode } from 'react'

interface Props {
  /** What is looked for, for screen readers. */
  label: string
  /** Class of the form itself, where its fields stand directly in it. */
  className?: string
  onSearch: () => void
  children: ReactNode
}

/** What narrows a list. It is looked for when the button is pressed, so that half a word is not sent. */
export function FilterForm({ label, className, onSearch, children }: Props): ReactElement {
  return (
    <form
      role="search"
      aria-label={label}
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch()
      }}
    >
      {children}
    </form>
  )
}

/** The field of words, the first of a filter form. */
export function WordsField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (q: string) => void
}): ReactElement {
  return (
    <div className="field wide">
      <label htmlFor="q">{label}</label>
      <Input id="q" allowClear maxLength={100} value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

/** The buttons of a filter form. */
export function FilterButtons({ onClear }: { onClear: () => void }): ReactElement {
  return (
    <>
      <Button type="primary" htmlType="submit">
        查找
      </Button>
      <Button onClick={onClear}>清除条件</Button>
    </>
  )
}
