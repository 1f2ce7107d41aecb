import { Button } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import './data-table.css'
import type { More } from './pages.js'

export interface TableColumn<Row> {
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers stand right. */
  number?: boolean
  /** The column that names the row. */
  names?: boolean
}

/** The rows of a table and what is said of them. */
export interface Rows<Row> {
  caption: string
  rows: Row[]
  /** What to say, and what to do, when there is no row. */
  empty: ReactNode
  /** Lists are paged by key: there is a next page, not a number of pages. */
  more?: More
}

interface Props<Row> extends Rows<Row> {
  columns: TableColumn<Row>[]
  keyOf: (row: Row) => string
}

/** A list as a table with headers; on narrow screens each row becomes a card that names its fields. */
export function DataTable<Row>({ caption, columns, rows, keyOf, empty, more }: Props<Row>): ReactElement {
  if (rows.length === 0) return <p className="quiet">{empty}</p>
  return (
    <>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.number ? 'number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => {
                const Box = column.names ? 'th' : 'td'
                return (
                  <Box
                    key={column.title}
                    {...(column.names ? { scope: 'row' } : {})}
                    data-label={column.title}
                    className={column.number ? 'number' : ''}
                  >
                    {column.cell(row)}
                  </Box>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more?.has && (
        <p className="more">
          <Button onClick={more.load} loading={more.busy}>
            继续往下看
          </Button>
        </p>
      )}
    </>
  )
}
