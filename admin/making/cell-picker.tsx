import { Modal } from 'antd'
import type { ReactElement } from 'react'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { printed } from '../report/figures.js'
import { ViewTables } from '../report/view-tables.js'

interface Props {
  view: ReportView
  title: string
  open: boolean
  onPick: (path: CellPath) => void
  onClose: () => void
}

/** Chooses a cell in the tables themselves. */
export function CellPicker({ view, title, open, onPick, onClose }: Props): ReactElement {
  const cells = new Map(view.cells.map((cell) => [cell.path, cell]))
  return (
    <Modal open={open} title={title} onCancel={onClose} footer={null} width={1100} destroyOnHidden>
      <ViewTables
        layout={view.layout}
        parts={view.layoutParts}
        there={new Set(cells.keys())}
        text={(path, kind) => printed(cells.get(path)?.value, kind)}
        mark={() => ''}
        onChoose={onPick}
      />
    </Modal>
  )
}
