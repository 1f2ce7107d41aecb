import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { publishingQueue } from '../../../api/publishing.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { ColumnLight } from '../columns/light.js'
import { HEAPS, type Heap } from '../search.js'

const MOST = 8

/** What waits for this person in publishing, and the columns that want something. Every number is a link to as many. */
export function PublishingWork(): ReactElement {
  const reading = useAnswer(publishingQueue, {})
  return (
    <Answered reading={reading}>
      {(queue) => {
        const waiting = (Object.keys(HEAPS) as Heap[]).filter((todo) => queue[todo].length > 0)
        const columns = queue.columns
        return (
          <div className="columns spaced">
            <section className="card" aria-labelledby="publishing-todo">
              <h2 id="publishing-todo">信息发布</h2>
              {waiting.length === 0 && <p className="quiet">没有等您办的信息。</p>}
              <ul className="rows">
                {waiting.map((todo) => (
                  <li key={todo}>
                    <Link to="/publishing" search={{ todo }}>
                      {HEAPS[todo]}：{queue[todo].length} 条
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            <section className="card" aria-labelledby="publishing-columns">
              <h2 id="publishing-columns">要更新的栏目（{columns.length}）</h2>
              {columns.length === 0 && <p className="quiet">没有。</p>}
              <ul className="rows">
                {columns.slice(0, MOST).map((column) => (
                  <li key={column.id}>
                    {column.name} <ColumnLight column={column} />{' '}
                    <Link
                      to="/publishing/new"
                      search={{ organ: column.organId, column: column.id }}
                      aria-label={`发布到栏目：${column.name}`}
                    >
                      去发布
                    </Link>
                  </li>
                ))}
              </ul>
              {columns.length > MOST && <Link to="/publishing/columns">看全部 {columns.length} 个</Link>}
            </section>
          </div>
        )
      }}
    </Answered>
  )
}
