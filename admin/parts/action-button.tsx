import { Button, type ButtonProps } from 'antd'
import { type ReactElement, useId } from 'react'

/** What the server says of a verb: may be done now, or why not. */
export interface Allowed {
  allowed: boolean
  message?: string | undefined
  article?: string | undefined
}

interface Props {
  /** undefined: the server does not name the verb, so the button is not drawn. */
  action: Allowed | undefined
  label: string
  /** Heard by those who do not see which row the button stands in. */
  about?: string
  onAct: () => void
  busy?: boolean
  type?: ButtonProps['type']
  danger?: boolean
  /** The reason stands under the button instead of only in its description. */
  showReason?: boolean
}

/**
 * The button of a verb. One that may not be used now can still be reached by keyboard and says why:
 * its reason is its description, its tooltip and, with `showReason`, the line under it.
 */
export function ActionButton({ action, label, about, onAct, busy, type, danger, showReason }: Props): ReactElement | null {
  const id = useId()
  if (!action) return null
  const reason = action.allowed ? '' : [action.message ?? '现在不能办理。', action.article].filter(Boolean).join(' ')
  return (
    <span>
      <Button
        type={type ?? 'default'}
        danger={danger ?? false}
        loading={busy ?? false}
        aria-disabled={!action.allowed}
        {...(about ? { 'aria-label': `${label}：${about}` } : {})}
        {...(reason ? { 'aria-describedby': id, title: reason } : {})}
        onClick={() => action.allowed && onAct()}
      >
        {label}
      </Button>
      {reason && (
        <span id={id} className="why-not" hidden={!showReason}>
          {reason}
        </span>
      )}
    </span>
  )
}
