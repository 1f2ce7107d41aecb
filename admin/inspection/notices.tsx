import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { listInspectionNotices } from '../../api/inspection-notices.js'

export type InspectionNotice = z.output<typeof listInspectionNotices.answer>['notices'][number]
type Line = InspectionNotice['lines'][number]

/** What a notice of columns or links is about, each with the way to put it right. */
export function NoticeLines({ lines }: { lines: Line[] }): ReactElement {
  return (
    <ul className="reminded">
      {lines.map((line) => (
        <li key={`${line.href} ${line.words}`}>
          <Place line={line} /> <span className={`badge ${line.light === 'yellow' ? 'warning' : 'error'}`}>{line.words}</span>
        </li>
      ))}
    </ul>
  )
}

function Place({ line: { label, column, href } }: { line: Line }): ReactElement {
  if (column) {
    return (
      <Link to="/publishing/new" search={{ organ: column.organId, column: column.id }}>
        {label}
      </Link>
    )
  }
  return (
    <a href={href ?? '/'} target="_blank" rel="noreferrer">
      {label}
    </a>
  )
}
