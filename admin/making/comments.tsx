import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { cellName } from '../../law/annual-report/form.js'
import { moment } from '../parts/moment.js'

/** What the organ above said when it gave the report back. */
export function Comments({ view, onShow }: { view: ReportView; onShow: (path: CellPath) => void }): ReactElement | null {
  if (view.comments.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title="退回意见"
      description={
        <ul>
          {view.comments.map(({ path, text, by, at }) => (
            <li key={`${path}${at}${text}`}>
              {path && (
                <button type="button" className="plain" onClick={() => onShow(path)}>
                  {cellName(path, view.layout)}
                </button>
              )}{' '}
              {text}（{by}，{moment(at)}）
            </li>
          ))}
        </ul>
      }
    />
  )
}
