import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import type { FindingView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { cellName } from '../../law/annual-report/form.js'
import { markOf, printed, worstByCell } from '../report/figures.js'
import { Findings } from '../report/findings.js'
import { SourceLines } from '../report/source-lines.js'
import { ViewTables } from '../report/view-tables.js'
import { ReadFacts } from './read-facts.js'
import type { FileAnswer } from './reading-page.js'
import { RecordReport } from './record-report.js'
import { useRecorded } from './recorded.js'

interface Chosen {
  fingerprint: string | null
  cells: CellPath[]
  lines: number[]
}
const NOTHING: Chosen = { fingerprint: null, cells: [], lines: [] }

/** The file on the left, its cells on the right, its findings below; choosing in one shows the place in the others. */
export function ReadReport({ file, answer }: { file: File; answer: FileAnswer }): ReactElement {
  const { report, lines } = answer
  const [chosen, setChosen] = useState(NOTHING)
  const recorded = useRecorded(answer)
  const findings = recorded.withAnswers(answer.findings)
  const worst = useMemo(() => worstByCell(findings), [findings])
  const lost = useMemo(() => new Set(report.undetermined.flatMap((group) => group.paths)), [report])
  const there = useMemo(() => new Set([...Object.keys(report.cells), ...lost]), [report, lost])
  const place = chosen.cells.length === 1 && chosen.cells[0] ? (report.places[chosen.cells[0]] ?? null) : null

  const panes = useRef<HTMLDivElement>(null)
  const tables = useRef<HTMLDivElement>(null)
  const first = chosen.cells[0]
  useEffect(() => {
    const pane = tables.current
    const cell = first && pane?.querySelector<HTMLElement>(`td[data-path="${CSS.escape(first)}"]`)
    if (!pane || !cell) return
    const top = cell.getBoundingClientRect().top - pane.getBoundingClientRect().top
    if (top < 0 || top > pane.clientHeight - 40) pane.scrollTop += top - pane.clientHeight / 2
  }, [first])

  const chooseFinding = (finding: FindingView) => {
    const fromCells = finding.cells.flatMap((path) => report.places[path]?.line ?? [])
    setChosen({
      fingerprint: finding.fingerprint,
      cells: finding.cells,
      lines: [...new Set([...finding.lines, ...fromCells])].sort((a, b) => a - b),
    })
  }
  const chooseCell = (path: CellPath) =>
    setChosen({ fingerprint: null, cells: [path], lines: report.places[path] ? [report.places[path].line] : [] })
  const chooseLine = (line: number) => {
    const cells = Object.entries(report.places).flatMap(([path, at]) => (at.line === line ? [path] : []))
    setChosen({ fingerprint: null, cells, lines: [line] })
  }

  return (
    <>
      <ReadFacts answer={answer} />
      <RecordReport file={file} answer={answer} recorded={recorded.report} />
      <div className="side-by-side panes" ref={panes}>
        <section aria-label="文件原文">
          <h2>原文</h2>
          <SourceLines lines={lines} chosen={chosen.lines} place={place} onChoose={chooseLine} />
        </section>
        <section aria-label="读出的数据">
          <h2>读出的数据</h2>
          <p className="quiet" aria-live="polite">
            {chosen.cells.length === 0
              ? '点一个单元格，左边标出它在原文中的位置。'
              : `选中：${chosen.cells
                  .slice(0, 3)
                  .map((path) => cellName(path, report.layout))
                  .join(
                    '、',
                  )}${chosen.cells.length > 3 ? ` 等 ${chosen.cells.length} 格` : ''}${chosen.lines.length > 0 ? `，原文第 ${chosen.lines.join('、')} 行` : '，原文没有这一格'}`}
          </p>
          <div className="pane" ref={tables}>
            <ViewTables
              layout={report.layout}
              parts={report.layoutParts}
              there={there}
              text={(path, kind) => (lost.has(path) ? '位置不明' : (report.written[path] ?? printed(report.cells[path], kind)))}
              mark={(path) => markOf(path, worst, chosen.cells)}
              onChoose={chooseCell}
            />
          </div>
        </section>
      </div>
      <section className="card" aria-label="校验结果">
        <h2>校验结果</h2>
        {!recorded.answer && findings.length > 0 && <p className="quiet">要答复，请先把这份报告登记入库（上方）；登记后答复会一直记着。</p>}
        <Findings
          findings={findings}
          hasFile
          chosen={chosen.fingerprint}
          onChoose={chooseFinding}
          {...(recorded.answer ? { onAnswer: recorded.answer } : {})}
        />
      </section>
    </>
  )
}
