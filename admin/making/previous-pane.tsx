import type { ReactElement } from 'react'
import { getReport } from '../../api/annual-report.js'
import type { ReportView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { printed } from '../report/figures.js'
import { ViewTables } from '../report/view-tables.js'
import { Paragraphs } from './paragraphs.js'

/** Last year's report, in its own layout, to look at beside this one. */
export function PreviousPane({
  view,
  chosen,
  onChoose,
}: {
  view: ReportView
  chosen: CellPath[]
  onChoose: (path: CellPath) => void
}): ReactElement {
  const { previousYear } = view
  if (!previousYear) return <p className="quiet">库里没有上一年度的报告。已经发布过的，可以在“读取和校验报告”里登记入库。</p>
  return <Previous id={previousYear.id} chosen={chosen} onChoose={onChoose} />
}

function Previous({ id, chosen, onChoose }: { id: string; chosen: CellPath[]; onChoose: (path: CellPath) => void }): ReactElement {
  const reading = useAnswer(getReport, { params: { id } })
  return (
    <Answered reading={reading}>
      {(report) => {
        const cells = new Map(report.cells.map((cell) => [cell.path, cell]))
        return (
          <div className="previous-pane">
            <h2>{report.title}</h2>
            <ViewTables
              layout={report.layout}
              parts={report.layoutParts}
              there={new Set(cells.keys())}
              text={(path, kind) => printed(cells.get(path)?.value, kind)}
              mark={(path) => (chosen.includes(path) ? 'chosen' : '')}
              onChoose={onChoose}
            />
            {report.chapters.map((chapter) => (
              <section key={chapter.number}>
                <h3>{chapter.title}</h3>
                <Paragraphs chapter={chapter} />
              </section>
            ))}
          </div>
        )
      }}
    </Answered>
  )
}
