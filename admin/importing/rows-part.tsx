import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { downloadImportReport, IMPORT_OUTCOMES, type ImportOutcome, type ImportRun, listImportRows } from '../../api/importing.js'
import { address } from '../client.js'
import { holds, useMe } from '../frame/me.js'
import { Choice } from '../parts/choice.js'
import { DataTable } from '../parts/data-table.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'

/** What becomes, or became, of each page, and why. */
export function RowsPart({ run }: { run: ImportRun }): ReactElement {
  const me = useMe()
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const [after, setAfter] = useState(0)
  const client = useQueryClient()
  const reading = useAnswer(listImportRows, { params: { id: run.id }, query: { ...(outcome ? { outcome } : {}), after } }, { keep: true })
  // A step that ended has changed the rows.
  const { state } = run
  useEffect(() => {
    if (state) void client.invalidateQueries({ queryKey: [listImportRows.name] })
  }, [state, client])
  const report = (format: 'xlsx' | 'csv') => address(downloadImportReport, { params: { id: run.id }, query: { format } })
  return (
    <section className="card" aria-labelledby="rows">
      <h2 id="rows">逐条结果</h2>
      <div className="filters">
        <Choice
          id="outcome"
          label="只看"
          words={IMPORT_OUTCOMES}
          value={outcome}
          onChange={(chosen) => {
            setOutcome(chosen)
            setAfter(0)
          }}
        />
        <a href={report('xlsx')}>下载报告（Excel）</a>
        <a href={report('csv')}>下载报告（CSV）</a>
      </div>
      <Answered reading={reading}>
        {({ rows, next }) => (
          <>
            <DataTable
              caption={after === 0 ? '按来源的顺序' : `从第 ${after + 1} 条起`}
              rows={rows}
              keyOf={(row) => String(row.n)}
              empty="没有这样的条目。"
              columns={[
                { title: '序号', number: true, cell: (row) => row.n },
                { title: '来源', names: true, cell: (row) => <span className="wrap">{row.place}</span> },
                { title: '标题', cell: (row) => row.title },
                { title: '结果', cell: (row) => wordOf(row.taken ?? row.tried) },
                { title: '说明', cell: (row) => <span className="wrap">{row.taken ? row.reason : row.triedReason}</span> },
                {
                  title: '信息',
                  cell: ({ documentId, taken, title }) =>
                    documentId &&
                    (taken === 'draft' && holds(me, 'publish.view') ? (
                      <Link to="/publishing/$id" params={{ id: documentId }} aria-label={`看草稿：${title}`}>
                        看草稿
                      </Link>
                    ) : (
                      taken !== 'draft' && (
                        <a href={`/xinxi/${documentId}`} aria-label={`看页面：${title}`}>
                          看页面
                        </a>
                      )
                    )),
                },
              ]}
            />
            <div className="buttons">
              {after > 0 && <Button onClick={() => setAfter(0)}>回到开头</Button>}
              {next !== null && <Button onClick={() => setAfter(next)}>后面的</Button>}
            </div>
          </>
        )}
      </Answered>
    </section>
  )
}

const wordOf = (outcome: ImportOutcome | null): string => (outcome ? IMPORT_OUTCOMES[outcome] : '还没有处理')
