import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Permission } from '../../../api/permissions.js'
import { publishingQueue } from '../../../api/publishing.js'
import { holds, useMe } from '../../frame/me.js'
import { useAnswer } from '../../query.js'
import '../../requests/list/list.css'
import { type DocumentsSearch, HEAPS, type Heap } from '../search.js'

const NEEDS: Record<Heap, Permission[]> = {
  toReview: ['publish.review.first', 'publish.review.second', 'publish.review.final'],
  toClear: ['publish.secrecy'],
  toPublish: ['publish.release'],
  askedBack: ['publish.restore'],
  returned: ['publish.write'],
  writing: ['publish.write'],
  scheduled: ['publish.release'],
}

/** What waits for this person, with how many, and the usual lists; each is an address. */
export function Views({ search }: { search: DocumentsSearch }): ReactElement {
  const me = useMe()
  const queue = useAnswer(publishingQueue, {}).data
  const { organId } = search
  const organ = organId ? { organId } : {}
  const heaps = (Object.keys(HEAPS) as Heap[]).filter((todo) => NEEDS[todo].some((permission) => holds(me, permission)))
  return (
    <nav aria-label="看哪些信息" className="light-tabs">
      <Link to="/publishing" search={organ} activeOptions={EXACT}>
        全部
      </Link>
      {heaps.map((todo) => (
        <Link key={todo} to="/publishing" search={{ todo }} activeOptions={EXACT}>
          {HEAPS[todo]} {queue?.[todo].length ?? ''}
        </Link>
      ))}
      <Link to="/publishing" search={{ ...organ, life: 'published' }} activeOptions={EXACT}>
        已公开
      </Link>
      <Link to="/publishing" search={{ ...organ, life: 'withdrawn' }} activeOptions={EXACT}>
        已撤下
      </Link>
      <Link to="/publishing" search={{ ...organ, forced: 'yes' }} activeOptions={EXACT}>
        强制发布的
      </Link>
    </nav>
  )
}

const EXACT = { exact: true }
