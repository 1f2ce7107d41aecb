import type { ReactElement } from 'react'
import { listColumns } from '../../../api/publishing.js'
import type { ColumnView } from '../../../api/publishing-view.js'
import { useAnswer } from '../../query.js'
import '../../requests/case/steps.css'
import '../publishing.css'
import { asTree } from './tree.js'

interface Props {
  id: string
  organId: string
  value: string
  /** What the blank choice says. */
  blank: string
  onChange: (columnId: string) => void
  /** Only columns that documents go into. */
  taking?: boolean
}

/** Chooses one of an organ's columns, indented as they stand in the tree. */
export function ColumnSelect({ id, organId, value, blank, onChange, taking }: Props): ReactElement {
  const columns = useAnswer(listColumns, { query: { organId } }).data?.columns ?? []
  return (
    <select id={id} className="native-select" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{blank}</option>
      {asTree(columns).map(({ column, depth }) => (
        <option key={column.id} value={column.id} disabled={taking === true && !takes(column)}>
          {'　'.repeat(depth)}
          {column.name}
        </option>
      ))}
    </select>
  )
}

/** Links lead elsewhere, and documents go into the items below the locked nodes. The server decides again. */
export function takes(column: ColumnView): boolean {
  return column.kind !== 'link' && !column.hidden && !(column.locked && column.kind === 'topic')
}
