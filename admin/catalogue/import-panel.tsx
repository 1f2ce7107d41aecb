import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { type CatalogueImport, importCatalogue, listCatalogues, readCatalogue } from '../../api/catalogue.js'
import { DataTable } from '../parts/data-table.js'
import { FileDrop } from '../parts/file-drop.js'
import { useAct } from '../query.js'

interface Props {
  organId: string
  /** Given: the one sheet is of this field. */
  field?: string
}

type SheetReport = CatalogueImport['sheets'][number]

/** A workbook, tried before it is taken: which column is what, what would change, what is refused and why. */
export function ImportPanel({ organId, field = '' }: Props): ReactElement {
  const [file, setFile] = useState<File | null>(null)
  const [removing, setRemoving] = useState(false)
  const [report, setReport] = useState<CatalogueImport | null>(null)
  const act = useAct(importCatalogue, { refresh: [listCatalogues, readCatalogue] })
  const run = async (chosen: File, apply: 'no' | 'yes') => {
    const absent = removing ? 'remove' : 'keep'
    const answer = await act.run({ body: { organId, field, apply, absent }, files: { file: [chosen] } })
    if (answer) setReport(answer)
  }
  const usable = report?.sheets.some(({ added, changed, same }) => added + changed + same > 0) === true
  return (
    <>
      <FileDrop
        label="选择 Excel 文件"
        hint="按官方列顺序的标准目录（.xlsx）。一张工作表一个领域，工作表用领域命名。先看结果，再决定导入；重复导入不会重复。"
        accept=".xlsx"
        busy={act.busy}
        onFile={(chosen) => {
          setFile(chosen)
          void run(chosen, 'no')
        }}
      />
      <p>
        <Checkbox checked={removing} onChange={(event) => setRemoving(event.target.checked)}>
          文件里没有的事项从目录中删去
        </Checkbox>
      </p>
      <div role="status">{report && <p>{report.applied ? '✓ 已经导入。' : '试读的结果如下，还没有导入。'}</p>}</div>
      {report?.sheets.map((sheet) => (
        <SheetResult key={sheet.sheet} sheet={sheet} />
      ))}
      {file && report && !report.applied && usable && (
        <div className="buttons above">
          <Button type="primary" loading={act.busy} onClick={() => void run(file, 'yes')}>
            导入
          </Button>
        </div>
      )}
    </>
  )
}

function SheetResult({ sheet }: { sheet: SheetReport }): ReactElement {
  return (
    <section className="card above">
      <h2>
        {sheet.sheet}
        {sheet.field && sheet.field !== sheet.sheet && ` → ${sheet.field}`}
      </h2>
      <p>{sheet.sentence}</p>
      {sheet.absent.length > 0 && <p>目录里有、文件里没有：{sheet.absent.join('；')}。</p>}
      {sheet.refused.length > 0 && (
        <ul>
          {sheet.refused.map(({ row, sentence }) => (
            <li key={row}>
              第 {row} 行没有收下：{sentence}
            </li>
          ))}
        </ul>
      )}
      {sheet.mapping.length > 0 && (
        <details>
          <summary>各列对应什么</summary>
          <DataTable
            caption="列的对应"
            rows={sheet.mapping}
            keyOf={({ column }) => column}
            empty=""
            columns={[
              { title: '列', names: true, cell: ({ column }) => column },
              { title: '文件里的表头', cell: ({ head }) => head || '空' },
              { title: '读作', cell: ({ meaning }) => meaning ?? '不导入' },
            ]}
          />
        </details>
      )}
    </section>
  )
}
