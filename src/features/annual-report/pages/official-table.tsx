import type { ReactNode } from 'react'
import type { CellPath } from '../../../../law/annual-report/cells.js'
import type { FormBox, FormTable } from '../../../../law/annual-report/form.js'
import { printBox } from '../documents/boxes.js'
import type { Content } from '../publication/content.js'
import { lostCells } from '../publication/sections.js'

const SCOPE = { column: 'col', columns: 'colgroup', row: 'row', rows: 'rowgroup' } as const

/**
 * A table in the official form, with its merged headings as headings. Numbers link to what stands behind them; a blank says so
 * to those who listen. It scrolls sideways on a narrow screen and can be reached by keyboard.
 */
export function OfficialTable({ table, content, hrefOf }: { table: FormTable; content: Content; hrefOf?: (path: CellPath) => string }) {
  const lost = lostCells(content)
  const draw = (box: FormBox, key: string) => <Box key={key} box={box} content={content} lost={lost} hrefOf={hrefOf} />
  const row = (boxes: FormBox[], y: number) => (
    <tr key={keyOf(boxes, y)}>{boxes.map((box, x) => draw(box, `${x} ${box.path ?? box.text}`))}</tr>
  )
  const head = table.rows.slice(0, table.headRows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-box" aria-label={`${table.caption}统计表`} tabIndex={0}>
      <table className={`official ${table.key}`}>
        <caption>{table.caption}统计表</caption>
        {head.length > 0 && <thead>{head.map(row)}</thead>}
        <tbody>{table.rows.slice(table.headRows).map((boxes, y) => row(boxes, y + table.headRows))}</tbody>
      </table>
    </section>
  )
}

interface BoxProps {
  box: FormBox
  content: Content
  lost: ReadonlySet<CellPath>
  hrefOf: ((path: CellPath) => string) | undefined
}

function Box({ box, content, lost, hrefOf }: BoxProps) {
  const spans = { ...(box.colSpan > 1 ? { colSpan: box.colSpan } : {}), ...(box.rowSpan > 1 ? { rowSpan: box.rowSpan } : {}) }
  if (box.path === null) {
    return (
      <th {...spans} scope={SCOPE[box.heads ?? 'column']}>
        {box.text}
      </th>
    )
  }
  return (
    <td {...spans} id={`cell-${box.path}`} className="figure">
      {numberIn(box, box.path, content, lost, hrefOf)}
    </td>
  )
}

function numberIn(box: FormBox, path: CellPath, content: Content, lost: BoxProps['lost'], hrefOf: BoxProps['hrefOf']): ReactNode {
  const text = printBox(box, content)
  if (text === '')
    return lost.has(path) ? <abbr title="来源文档中这个数字属于哪一列已看不出">?</abbr> : <span className="visually-hidden">空白</span>
  const hasRows = (content.rows[path]?.length ?? 0) > 0 && content.cells[path] !== 0
  return hrefOf && hasRows ? <a href={hrefOf(path)}>{text}</a> : text
}

const keyOf = (boxes: FormBox[], y: number): string => boxes.find((box) => box.path)?.path ?? `head ${y}`
