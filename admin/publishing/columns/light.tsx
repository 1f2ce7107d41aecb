import type { ReactElement } from 'react'
import type { ColumnView } from '../../../api/publishing-view.js'

/** How fresh a column is, by word, sign and colour. */
export function ColumnLight({ column }: { column: ColumnView }): ReactElement {
  const { light, daysLeft, shown, minItems } = column
  switch (light) {
    case 'green':
      return <span className="badge good">✓ 剩 {daysLeft} 天</span>
    case 'yellow':
      return <span className="badge warning">▲ 剩 {daysLeft} 天</span>
    case 'red':
      return <span className="badge error">✕ {daysLeft === 0 ? '今天到期' : `已超 ${-(daysLeft ?? 0)} 天`}</span>
    case 'empty':
      return <span className={`badge ${minItems > 0 ? 'error' : 'warning'}`}>{shown === 0 ? '○ 空栏目' : `○ 少于 ${minItems} 条`}</span>
    case 'none':
      return <span className="quiet">不计期限</span>
  }
}

/** How many stand under each light. */
export function LightCounts({ columns }: { columns: readonly Pick<ColumnView, 'light'>[] }): ReactElement {
  const count = (light: ColumnView['light']) => columns.filter((column) => column.light === light).length
  return (
    <p>
      <strong>
        超过期限 {count('red')} 个，快到期 {count('yellow')} 个，空栏目 {count('empty')} 个，正常 {count('green')} 个
      </strong>
    </p>
  )
}
