import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { RemedySummary } from '../../api/remedy-view.js'
import { REMEDY_CELLS } from '../../api/remedy-words.js'
import { DataTable, type Rows } from '../parts/data-table.js'
import { LightMark } from '../requests/light.js'

/** Reviews and suits, one a line. */
export function RemedyTable(list: Rows<RemedySummary>): ReactElement {
  return (
    <DataTable
      {...list}
      keyOf={(row) => row.id}
      columns={[
        {
          title: '编号',
          names: true,
          cell: (row) => (
            <Link to="/remedies/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
          ),
        },
        { title: '类别', cell: (row) => (row.kind === 'litigation' ? `${row.kindLabel}·${row.stageLabel}` : row.kindLabel) },
        { title: '期限', cell: (row) => <LightMark light={row.light} words={row.clock} /> },
        { title: '复议机关、法院和案号', cell: (row) => `${row.body} ${row.caseNo}` },
        {
          title: '申请、事项',
          cell: (row) =>
            row.requestId ? (
              <Link to="/requests/$id" params={{ id: row.requestId }}>
                申请 {row.requestNumber}
              </Link>
            ) : (
              row.matter
            ),
        },
        { title: '收到通知', cell: (row) => row.notifiedOn },
        { title: '结果', cell: (row) => (row.resultLabel ? `${row.resultLabel}（${REMEDY_CELLS[row.cell ?? 'pending']}）` : '') },
        { title: '单位', cell: (row) => row.organName },
      ]}
    />
  )
}
