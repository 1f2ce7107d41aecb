import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import {
  INSPECTION_OUTCOMES,
  type InspectionFinding,
  type InspectionOutcome,
  type InspectionResult,
  type InspectionView,
  listBrokenLinks,
  listInspections,
} from '../../api/inspection.js'
import { Choice } from '../parts/choice.js'
import { moment } from '../parts/moment.js'
import './inspection.css'

/** One rehearsal: what was looked at, what has changed, every rule with its light and evidence. */
export function RunReport({ view }: { view: InspectionView }): ReactElement {
  useEnd(view.run.state)
  if (view.progress) return <Progress view={view} />
  return (
    <>
      <Summary view={view} />
      <Results results={view.results} />
    </>
  )
}

/** When a run has ended while it was watched, the lists around it are read anew. */
function useEnd(state: InspectionView['run']['state']): void {
  const client = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'running' && state === 'done') {
      for (const { name } of [listInspections, listBrokenLinks]) void client.invalidateQueries({ queryKey: [name] })
    }
    before.current = state
  }, [client, state])
}

function Progress({ view: { progress, run } }: { view: InspectionView }): ReactElement {
  const { done, all } = progress ?? { done: 0, all: 0 }
  return (
    <section className="card" aria-label="正在检查">
      <p role="status">
        {moment(run.startedAt)} 开始，已检查 {done} 个网址{all > 0 && `，共 ${all} 个`}。可以离开这里，检查不会中断。
      </p>
      <progress value={done} max={Math.max(all, 1)} aria-label="检查进度" />
    </section>
  )
}

function Summary({ view: { run, how, results, changes } }: { view: InspectionView }): ReactElement {
  const count = (outcome: InspectionOutcome) => results.filter((result) => result.outcome === outcome).length
  const report = (format: string) => `/api/inspection/runs/${run.id}/report?format=${format}`
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary">
        {moment(run.startedAt)}：{run.findings === 0 ? '全部合格' : `${run.findings} 个问题要改`}
      </h2>
      <p>
        合格 {count('pass')} 项，要改 {count('fail')} 项，不适用 {count('na')} 项。{how}
      </p>
      {changes && (
        <p>
          与 {moment(changes.since)} 的自查相比：新增 {changes.added} 个，已改好 {changes.gone.length} 个，仍有 {changes.same} 个。
        </p>
      )}
      {changes && changes.gone.length > 0 && (
        <details>
          <summary>已改好的问题</summary>
          <ul>
            {[...new Set(changes.gone)].map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="buttons">
        <a className="button-link" href={report('docx')}>
          下载报告（Word）
        </a>
        <a className="button-link" href={report('xlsx')}>
          下载问题清单（Excel）
        </a>
      </p>
    </section>
  )
}

function Results({ results }: { results: InspectionResult[] }): ReactElement {
  const [outcome, setOutcome] = useState<InspectionOutcome | undefined>(undefined)
  // What is to be put right stands first; otherwise in the order of the rules.
  const shown = results
    .filter((result) => outcome === undefined || result.outcome === outcome)
    .sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'))
  return (
    <>
      <div className="filters">
        <Choice id="outcome" label="结果" words={INSPECTION_OUTCOMES} value={outcome} onChange={setOutcome} />
      </div>
      {shown.map((result) => (
        <Result key={result.rule} result={result} />
      ))}
      {shown.length === 0 && <p className="quiet">没有这种结果的指标。</p>}
    </>
  )
}

const LIGHTS: Record<InspectionOutcome, [className: string, sign: string]> = {
  pass: ['good', '✓'],
  fail: ['error', '✕'],
  na: ['', '—'],
}

function Result({ result }: { result: InspectionResult }): ReactElement {
  const { rule, title, group, source, outcome, words, findings } = result
  const [light, sign] = LIGHTS[outcome]
  return (
    <section className="card rule" aria-labelledby={`rule-${rule}`}>
      <h2 id={`rule-${rule}`}>
        <span className={`badge ${light}`}>
          {sign} {INSPECTION_OUTCOMES[outcome]}
        </span>{' '}
        {title}
      </h2>
      <p>
        {words} <span className="quiet">{`${group}，${source}`}</span>
      </p>
      {findings.length > 0 && (
        <ol>
          {findings.map((finding) => (
            <Evidence key={finding.key} finding={finding} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Evidence({ finding }: { finding: InspectionFinding }): ReactElement {
  const { organName, href, title, target, words, excerpt, isNew } = finding
  return (
    <li>
      {href === null ? (
        title
      ) : (
        <a href={href} target="_blank" rel="noreferrer">
          {title}
        </a>
      )}
      ：{words}
      {isNew && <span className="badge warning">新发现</span>}
      <br />
      <span className="quiet">
        责任单位 {organName || '未定'}
        {target && `；链接 ${target}`}
        {excerpt && `；原文“${excerpt}”`}
      </span>
    </li>
  )
}
