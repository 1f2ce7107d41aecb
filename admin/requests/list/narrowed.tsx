import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { layoutOfYear } from '../../../law/annual-report/cells.js'
import { cellName } from '../../../law/annual-report/form.js'
import type { ListSearch } from './search.js'

const HEAPS = { confirm: '等待确认收到的', review: '等待我审核的', returned: '我起草、被退回的', asked: '其他单位请本单位协办的' }

/** Says by what a list is narrowed that came from a number elsewhere, and how to get the whole list again. */
export function Narrowed({ search }: { search: ListSearch }): ReactElement | null {
  const { todo, cell, year: given, ...rest } = search
  const year = Number(given)
  const sentences = [
    ...(todo ? [`只列${HEAPS[todo]}。`] : []),
    ...(cell && year ? [`只列 ${year} 年年度报告表三“${cellName(cell, layoutOfYear(year))}”计入的申请，包括已经办结的。`] : []),
  ]
  if (sentences.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      className="spaced"
      title={sentences.join('')}
      action={
        <Link to="/requests" search={rest}>
          看全部
        </Link>
      }
    />
  )
}
