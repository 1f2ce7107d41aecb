import { Drawer } from 'antd'
import type { ReactElement } from 'react'
import { rowsBehindCell } from '../../api/annual-report.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { sourceWords } from './source-words.js'

/** What a number stands on, and who changed it when, in a drawer. */
export function CellRows({ id, path, open, onClose }: { id: string; path: string; open: boolean; onClose: () => void }): ReactElement {
  const rows = useAnswer(rowsBehindCell, { params: { id, path } }, { enabled: open })
  return (
    <Drawer open={open} onClose={onClose} title="背后的记录" size={560} aria-label="背后的记录">
      <Answered reading={rows}>
        {(answer) => (
          <>
            <h2>
              {answer.label}：{answer.value ?? '空白'}
            </h2>
            <DataTable
              caption="各条相加等于这一格"
              rows={answer.rows}
              keyOf={(row) => row.id}
              empty="这一格还没有记录。"
              columns={[
                { title: '内容', names: true, cell: (row) => (row.href ? <a href={row.href}>{row.label}</a> : row.label) },
                { title: '来源', cell: (row) => sourceWords(row.source) },
                { title: '数量', number: true, cell: (row) => row.amount },
              ]}
            />
            <h3>改动记录</h3>
            {answer.history.length === 0 && <p className="quiet">还没有改动。</p>}
            <ol className="rows">
              {answer.history.map((entry) => (
                <li key={`${entry.at}${entry.sentence}`}>
                  {moment(entry.at)} {entry.by}
                  <br />
                  {entry.sentence}
                </li>
              ))}
            </ol>
          </>
        )}
      </Answered>
    </Drawer>
  )
}
