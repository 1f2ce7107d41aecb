import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react'
import './tabs.css'

export interface Tab {
  key: string
  label: string
  children: ReactNode
}

interface Props {
  label: string
  tabs: Tab[]
  shown: string
  onShow: (key: string) => void
}

/** Tabs that wrap on narrow screens; the arrow keys go from one to the next. Only the shown panel is drawn. */
export function Tabs({ label, tabs, shown, onShow }: Props): ReactElement {
  const id = useId()
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === shown),
  )
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step && tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onShow(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <>
      {/* The focus is on the tabs, one of which is always in the order of Tab. */}
      <div role="tablist" tabIndex={-1} aria-label={label} className="tabs" onKeyDown={key}>
        {tabs.map((tab, at) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={at === index}
            aria-controls={`${id}-panel`}
            tabIndex={at === index ? 0 : -1}
            onClick={() => onShow(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[index]?.key}`}>
        {tabs[index]?.children}
      </div>
    </>
  )
}
