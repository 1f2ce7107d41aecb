import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { computeFigures } from '../../api/annual-report.js'
import type { CellView, ReportView } from '../../api/annual-report-view.js'
import { printed } from '../report/figures.js'
import { CellRows } from './cell-rows.js'
import type { Verbs } from './report-query.js'
import { sourceWords } from './source-words.js'
import { actionOf } from './status.js'

/** What is known of the chosen number: where it comes from, what it was last year, what was said of it. */
export function CellPanel({ view, cell, verbs }: { view: ReportView; cell: CellView | undefined; verbs: Verbs }): ReactElement {
  const [open, setOpen] = useState(false)
  if (!cell) return <p className="quiet">在表里选一格，这里说明它从哪里来。</p>
  const value = (number: number | null) => (number === null ? '空白' : printed(number, cell.kind))
  const comments = view.comments.filter((comment) => comment.path === cell.path)
  const mayCompute = actionOf(view, 'computeFigures')?.allowed === true
  return (
    <>
      <h2>{cell.label}</h2>
      <dl className="facts">
        <dt>现在</dt>
        <dd>{value(cell.value)}</dd>
        {cell.own !== cell.value && (
          <>
            <dt>其中本机关</dt>
            <dd>{value(cell.own)}</dd>
          </>
        )}
        <dt>上年</dt>
        <dd>{value(cell.previous)}</dd>
        <dt>来源</dt>
        <dd>{cell.source ? sourceWords(cell.source) : '还没有填'}</dd>
        {cell.note && (
          <>
            <dt>依据</dt>
            <dd>{cell.note}</dd>
          </>
        )}
      </dl>
      {comments.map((comment) => (
        <p key={`${comment.at}${comment.text}`}>
          <span className="badge error">退回意见</span> {comment.by}：{comment.text}
        </p>
      ))}
      {cell.suggestion && (
        <p>
          {cell.suggestion.label}：{printed(cell.suggestion.value, cell.kind)}（{sourceWords(cell.suggestion.source)}）{' '}
          {mayCompute && (
            <Button size="small" onClick={() => void verbs.run(computeFigures, { body: { paths: [cell.path] } }, '已采用。')}>
              采用
            </Button>
          )}
        </p>
      )}
      <Button onClick={() => setOpen(true)}>看背后的 {cell.rowCount} 条记录</Button>
      <CellRows id={view.id} path={cell.path} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
