import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listDocuments, publishingQueue } from '../../../api/publishing.js'
import { holds, useMe } from '../../frame/me.js'
import { Answered, Page } from '../../parts/page.js'
import { afterNext, listed, usePages } from '../../parts/pages.js'
import { useAnswer } from '../../query.js'
import { type DocumentsSearch, HEAPS, type Heap } from '../search.js'
import { DocumentTable } from './document-table.js'
import { Filters } from './filters.js'
import { Views } from './views.js'

/** What was written, waits, is public or was withdrawn. Everything that narrows the list stands in the address. */
export function DocumentsPage(): ReactElement {
  const search = useSearch({ from: '/publishing' })
  const me = useMe()
  return (
    <Page
      title="信息发布"
      lead="先审查，后公开：写好的信息经过审核和保密审查，才能公开。"
      buttons={
        <>
          {holds(me, 'publish.write') && (
            <Link to="/publishing/new" className="button-link primary">
              新建
            </Link>
          )}
          <Link to="/publishing/columns" className="button-link">
            栏目
          </Link>
        </>
      }
    >
      <Views search={search} />
      {search.todo ? <Waiting todo={search.todo} /> : me && <All search={search} organId={search.organId ?? me.user.organId} />}
    </Page>
  )
}

function Waiting({ todo }: { todo: Heap }): ReactElement {
  const queue = useAnswer(publishingQueue, {})
  return (
    <Answered reading={queue}>
      {(answer) => <DocumentTable caption={`${HEAPS[todo]}：${answer[todo].length} 条`} rows={answer[todo]} empty="没有。" />}
    </Answered>
  )
}

function All({ search, organId }: { search: DocumentsSearch; organId: string }): ReactElement {
  const { todo: _, ...query } = search
  const list = usePages(listDocuments, {
    query: { ...query, organId },
    rowsOf: (answer) => answer.documents,
    next: afterNext,
  })
  return (
    <>
      <Filters key={JSON.stringify(search)} search={search} organId={organId} />
      <Answered reading={list}>
        {(rows) => (
          <DocumentTable
            caption={listed(rows.length, '条', list.more)}
            rows={rows}
            empty="没有符合条件的信息。可以换一个条件，或者新建一条。"
            more={list.more}
          />
        )}
      </Answered>
    </>
  )
}
