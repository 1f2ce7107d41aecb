import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { moment } from '../../parts/moment.js'

const SHORT = 12

/** What happened, newest first: the sentence, who, when, under which article, and where the ledger keeps it. */
export function Timeline({ view }: { view: Pick<RequestView, 'organId' | 'timeline'> }): ReactElement {
  return (
    <ol className="timeline">
      {[...view.timeline].reverse().map((entry) => (
        <li key={entry.version}>
          <p>
            <strong>{entry.by}</strong> {entry.sentence}
            {entry.document && (
              <>
                {' '}
                <Link to="/publishing/$id" params={{ id: entry.document }}>
                  打开草稿
                </Link>
              </>
            )}
          </p>
          <p className="quiet small">
            <time dateTime={entry.at}>{moment(entry.at)}</time>
            {entry.article && ` · ${entry.article}`}
            {` · 台账 ${view.organId} 第 ${entry.seq} 条 `}
            <code title={entry.hash}>{entry.hash.slice(0, SHORT)}…</code>
          </p>
        </li>
      ))}
    </ol>
  )
}
