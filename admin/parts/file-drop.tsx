import { type DragEvent, type ReactElement, useId, useState } from 'react'
import './file-drop.css'

interface Props {
  label: string
  hint: string
  accept: string
  busy: boolean
  onFile: (file: File) => void
}

/** Takes one file, chosen by keyboard or mouse, or dropped on it. */
export function FileDrop({ label, hint, accept, busy, onFile }: Props): ReactElement {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.item(0)
    if (file) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) take(event.dataTransfer.files)
  }
  return (
    <div
      className={`file-drop ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <label htmlFor={id}>{label}</label>
      <span id={`${id}-hint`} className="quiet">
        {hint}
      </span>
      <span role="status">{busy ? '正在读取……' : ''}</span>
    </div>
  )
}
