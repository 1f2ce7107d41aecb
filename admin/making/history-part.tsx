import type { ReactElement } from 'react'
import { listHistory } from '../../api/annual-report.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'

/** What happened to the report, newest first. */
export function HistoryPart({ id }: { id: string }): ReactElement {
  const reading = useAnswer(listHistory, { params: { id } })
  return (
    <Answered reading={reading}>
      {({ entries }) => (
        <DataTable
          caption="每一步都记在台账里，不能改也不能删"
          rows={entries}
          keyOf={(entry) => String(entry.version)}
          empty="还没有记录。"
          columns={[
            { title: '时间', cell: (entry) => moment(entry.at) },
            { title: '谁', cell: (entry) => entry.by },
            { title: '做了什么', names: true, cell: (entry) => entry.sentence },
            { title: '依据', cell: (entry) => entry.article ?? '' },
          ]}
        />
      )}
    </Answered>
  )
}
