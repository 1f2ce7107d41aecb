import type { ReactElement } from 'react'
import type { NoticePreview } from '../../api/calendar.js'
import { DataTable } from '../parts/data-table.js'

/** Deadlines before and after. */
export function Moves({ moves }: { moves: NoticePreview['moves'] }): ReactElement {
  return (
    <DataTable
      caption="期限的变化"
      rows={moves}
      keyOf={(move) => `${move.source}${move.id}`}
      empty="没有正在计算的期限受影响。"
      columns={[
        { title: '事项', names: true, cell: (move) => (move.href ? <a href={move.href}>{move.label}</a> : move.label) },
        { title: '原来', cell: (move) => move.from },
        { title: '现在', cell: (move) => move.to },
      ]}
    />
  )
}
