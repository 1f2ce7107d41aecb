import { type ChangeEvent, type ReactElement, useState } from 'react'

interface Props {
  id?: string
  value?: string
  onChange?: (base64: string) => void
  isSet: boolean
}

/** A picture that goes with the form as base64; what is set already is never shown again. */
export function CoverField({ id, value, onChange, isSet }: Props): ReactElement {
  const [name, setName] = useState('')
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    const reader = new FileReader()
    reader.onload = () => {
      setName(file.name)
      if (typeof reader.result === 'string') onChange?.(reader.result.split(',')[1] ?? '')
    }
    reader.readAsDataURL(file)
  }
  return (
    <>
      <input id={id} type="file" accept="image/jpeg,image/png" onChange={read} />
      <span className="quiet small">{value ? `已选择：${name}` : isSet ? '已经有封面，不换的不用选。' : ''}</span>
    </>
  )
}
