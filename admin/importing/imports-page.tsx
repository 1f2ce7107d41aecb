import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listImports } from '../../api/importing.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { afterNext, listed, usePages } from '../parts/pages.js'
import { StartForm } from './start-form.js'
import { countsText, KINDS, STATES } from './words.js'

/** 从旧网站导入: hands in a source, and lists every import before. */
export function ImportsPage(): ReactElement {
  const go = useNavigate()
  const list = usePages(listImports, { query: {}, rowsOf: (answer) => answer.runs, next: afterNext })
  return (
    <Page
      title="从旧网站导入"
      lead="把旧网站已经公开的信息搬过来。先核对对应关系，再试运行，看过结果才真正导入；同一来源可以反复导入，不会重复。"
    >
      <StartForm onStarted={(id) => void go({ to: '/imports/$id', params: { id } })} />
      <Answered reading={list}>
        {(runs) => (
          <DataTable
            caption={listed(runs.length, '次导入', list.more)}
            rows={runs}
            keyOf={(run) => run.id}
            empty="还没有导入过。"
            more={list.more}
            columns={[
              {
                title: '来源',
                names: true,
                cell: (run) => (
                  <Link to="/imports/$id" params={{ id: run.id }}>
                    {run.name}
                  </Link>
                ),
              },
              { title: '种类', cell: (run) => KINDS[run.kind] },
              { title: '单位', cell: (run) => run.organName },
              { title: '情况', cell: (run) => STATES[run.state] },
              { title: '结果', cell: (run) => countsText(run.taken) },
              { title: '经办', cell: (run) => `${run.startedBy} ${moment(run.startedAt)}` },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}
