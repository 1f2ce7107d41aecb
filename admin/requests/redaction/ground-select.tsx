import { type ReactElement, useId } from 'react'
import { GROUNDS, type Ground } from '../../../api/request-releases.js'

/** Why it is withheld. */
export function GroundSelect({
  label,
  value,
  onChange,
}: {
  label: string
  value: Ground
  onChange: (ground: Ground) => void
}): ReactElement {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="plain-select" value={value} onChange={(event) => onChange(event.target.value as Ground)}>
        {Object.entries(GROUNDS).map(([key, { label: words, article }]) => (
          <option key={key} value={key}>
            {words}（{article}）
          </option>
        ))}
      </select>
    </div>
  )
}
