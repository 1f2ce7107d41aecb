interface ToldProps {
  name: string
  hint?: string | undefined
  error?: string | undefined
}

/** What is said of a field before it: its hint, and what is wrong with it. */
export function Told({ name, hint, error }: ToldProps) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

/** The ids of what `Told` says, for aria-describedby; undefined where it says nothing. */
export function describedBy({ name, hint, error }: ToldProps): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
}
