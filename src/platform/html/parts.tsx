import type { ReactNode } from 'react'

/** What stands where the sources say nothing. */
export const UNKNOWN = '来源文档未载明'

/** A table that scrolls sideways on a phone, reachable by keyboard, with its caption. */
export function TableBox({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-box" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  )
}

/** The first row of a table, that names its columns; the last `numbers` of them hold numbers. */
export function HeadRow({ heads, numbers = 0 }: { heads: readonly string[]; numbers?: number }) {
  return (
    <thead>
      <tr>
        {heads.map((head, at) => (
          <th key={head} scope="col" className={at >= heads.length - numbers ? 'number' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** A remark set apart: what to know before reading on. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: 'info' | 'good' | 'warning' | 'error'
  title?: string
  children: ReactNode
}) {
  return (
    <div className={`notice ${kind}`}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}

/** A word in a colour, the colour never being the only sign. */
export function Badge({ kind = 'info', children }: { kind?: 'info' | 'good' | 'warning' | 'error'; children: ReactNode }) {
  return <span className={`badge ${kind}`}>{children}</span>
}

/** Names and values; null is said to be unknown. */
export function Facts({ items }: { items: [name: string, value: ReactNode | null][] }) {
  return (
    <dl className="facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? UNKNOWN}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Links as cards: a title, a line of explanation. */
export function CardLinks({ items }: { items: { href: string; title: string; text?: string }[] }) {
  return (
    <ul className="card-links">
      {items.map(({ href, title, text }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ul>
  )
}
