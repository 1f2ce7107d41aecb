import type { ReactNode } from 'react'
import { describedBy, Told } from './told.js'

export interface Choice {
  value: string
  label: string
  hint?: string
  /** What belongs to this choice alone: shown while it is chosen, by style and without a script. */
  children?: ReactNode
}

interface ChoicesProps {
  /** Fields: `name` for one out of several; `name-value` each where several may be ticked. */
  name: string
  several?: boolean
  legend: string
  hint?: string
  chosen: readonly string[]
  error?: string | undefined
  options: readonly Choice[]
}

/** One or several out of a few, each a large target. The first carries `name` as its id, so that an error summary finds it. */
export function Choices({ name, several = false, legend, hint, chosen, error, options }: ChoicesProps) {
  return (
    <fieldset className={error ? 'options wrong' : 'options'} aria-describedby={describedBy({ name, hint, error })}>
      <legend>{legend}</legend>
      <Told name={name} hint={hint} error={error} />
      {options.map(({ value, label, hint: note, children }, i) => {
        const id = i === 0 ? name : `${name}-${value}`
        return (
          <div className="option" key={value}>
            <input
              id={id}
              type={several ? 'checkbox' : 'radio'}
              name={several ? `${name}-${value}` : name}
              value={several ? 'on' : value}
              defaultChecked={chosen.includes(value)}
              aria-describedby={note ? `${name}-${value}-note` : undefined}
            />
            <label htmlFor={id}>{label}</label>
            {note && (
              <p className="hint" id={`${name}-${value}-note`}>
                {note}
              </p>
            )}
            {children && <div className="reveal">{children}</div>}
          </div>
        )
      })}
    </fieldset>
  )
}

interface FileFieldProps {
  name: string
  label: string
  hint: string
  accept: string
  several?: boolean
  error?: string | undefined
  /** What was sent before, and may be taken out again. */
  kept: readonly { id: string; name: string; size: number }[]
}

/** A file to send, with the limit said before; what is there already stays until it is ticked to go. */
export function FileField({ name, label, hint, accept, several, error, kept }: FileFieldProps) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <Told name={name} hint={hint} error={error} />
      {kept.length > 0 && (
        <ul className="kept">
          {kept.map((file, i) => (
            <li key={file.id}>
              <span>
                已经收到：{file.name}
                {kept.length > 1 && `（${i + 1}）`}，{sizeOf(file.size)}
              </span>
              <span className="option">
                <input type="checkbox" id={`drop-${file.id}`} name={`drop-${file.id}`} value="on" />
                <label htmlFor={`drop-${file.id}`}>删去{kept.length > 1 && `（${i + 1}）`}</label>
              </span>
            </li>
          ))}
        </ul>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        multiple={several}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
}

function sizeOf(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
