import type { ReactElement } from 'react'
import { type BrokenLinkView, listBrokenLinks } from '../../api/inspection.js'
import { DataTable } from '../parts/data-table.js'
import { Answered } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import './inspection.css'

/** Links of our own pages that lead nowhere, as the last check of their page found them. */
export function BrokenLinks(): ReactElement {
  const list = usePages(listBrokenLinks, {
    query: {},
    rowsOf: (answer): BrokenLinkView[] => answer.links,
    next: (answer) => (answer.next ? { after: answer.next } : null),
  })
  return (
    <>
      <p>每晚检查；打开网页改正或者删去链接后，下一次检查就会消失。</p>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption="打不开的链接"
            rows={rows}
            keyOf={(row) => `${row.page} ${row.target}`}
            empty="没有打不开的链接。"
            more={list.more}
            columns={[
              {
                title: '网页',
                names: true,
                cell: (row) => (
                  <a href={row.page} target="_blank" rel="noreferrer">
                    {row.title}
                  </a>
                ),
              },
              { title: '链接', cell: (row) => <Leads row={row} /> },
              { title: '原因', cell: (row) => row.reason },
              { title: '责任单位', cell: (row) => row.organName || '未定' },
              { title: '发现', cell: (row) => <span className="nowrap">{row.since}</span> },
            ]}
          />
        )}
      </Answered>
    </>
  )
}

function Leads({ row }: { row: BrokenLinkView }): ReactElement {
  return (
    <span className="address">
      {row.label && `“${row.label}” `}
      {row.outside && <span className="badge">外部</span>} {row.target}
    </span>
  )
}
