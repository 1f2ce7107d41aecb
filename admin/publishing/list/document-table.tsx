import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { DocumentSummary } from '../../../api/publishing-view.js'
import { INSTRUMENTS } from '../../../api/publishing-words.js'
import { DataTable, type Rows } from '../../parts/data-table.js'
import { moment } from '../../parts/moment.js'
import { standing } from '../words.js'

/** Documents with where each stands. */
export function DocumentTable(list: Rows<DocumentSummary>): ReactElement {
  return (
    <DataTable
      {...list}
      keyOf={(row) => row.id}
      columns={[
        {
          title: '标题',
          names: true,
          cell: (row) => (
            <Link to="/publishing/$id" params={{ id: row.id }}>
              {row.title || '（还没有标题）'}
            </Link>
          ),
        },
        { title: '状态', cell: (row) => <Standing summary={row} /> },
        {
          title: '栏目',
          cell: (row) => (
            <div>
              {row.columnName}
              <div className="quiet small">
                {row.organName} · {INSTRUMENTS[row.instrument]}
              </div>
            </div>
          ),
        },
        {
          title: '文号、索引号',
          cell: (row) => (
            <div>
              {row.documentNo}
              <div className="quiet small">{row.indexNo}</div>
            </div>
          ),
        },
        { title: '公开日期', cell: (row) => <span className="nowrap">{row.publishedOn}</span> },
        {
          title: '最近动作',
          cell: (row) => (
            <div>
              <span className="nowrap">{moment(row.touchedAt)}</span>
              {row.author && <div className="quiet small">起草：{row.author}</div>}
            </div>
          ),
        },
      ]}
    />
  )
}

/** Where a document stands, with what stays with it for ever. */
export function Standing({ summary }: { summary: DocumentSummary }): ReactElement {
  const { text, badge } = standing(summary)
  return (
    <>
      <span className={`badge ${badge}`}>{text}</span>
      {summary.scheduledAt && <div className="small">{moment(summary.scheduledAt)} 自动发布</div>}
      {summary.forced > 0 && <span className="badge warning">▲ 强制发布过 {summary.forced} 次</span>}
    </>
  )
}
