import type { ReactNode } from 'react'
import { describedBy, Told } from './told.js'

/** What is wrong with a form: a sentence for the whole, and one a field. */
export interface FormErrors {
  message: string
  fields: Record<string, string>
}

/** What is wrong, at the top of the form, with a way to each field. `labels` name the fields as the form does. */
export function ErrorSummary({ errors, labels = {} }: { errors: FormErrors | null; labels?: Record<string, string> }) {
  if (!errors) return null
  const fields = Object.entries(errors.fields)
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{fields.length > 0 ? `有 ${fields.length} 处需要修改` : '没有办成'}</h2>
      {fields.length === 0 && <p>{errors.message}</p>}
      <ul>
        {fields.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`}>{labels[name] ? `${labels[name]}：${sentence}` : sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  type?: string
  autoComplete?: string
  value?: string | undefined
  error?: string | undefined
  inputMode?: 'numeric' | 'email' | 'tel' | 'text'
}

/** One line of text with its label, hint and error; all three are tied to the input. */
export function Field({ name, label, hint, type = 'text', autoComplete, value, error, inputMode }: FieldProps) {
  return (
    <Labelled name={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        defaultValue={value}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Labelled>
  )
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  value,
  error,
  rows = 6,
}: Omit<FieldProps, 'type' | 'autoComplete' | 'inputMode'> & { rows?: number }) {
  return (
    <Labelled name={name} label={label} hint={hint} error={error}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Labelled>
  )
}

/** One choice out of several. */
export function Select({
  name,
  label,
  hint,
  value,
  error,
  options,
}: Omit<FieldProps, 'type' | 'autoComplete' | 'inputMode'> & { options: [value: string, label: string][] }) {
  return (
    <Labelled name={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        name={name}
        defaultValue={value}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({ children, label, ...told }: Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> & { children: ReactNode }) {
  return (
    <div className={told.error ? 'field wrong' : 'field'}>
      <label htmlFor={told.name}>{label}</label>
      <Told {...told} />
      {children}
    </div>
  )
}
