import type { FindingView } from '../../../../api/annual-report.js'
import type { CellPath, ReportLayout } from '../../../../law/annual-report/cells.js'
import { cellName } from '../../../../law/annual-report/form.js'
import { Badge, Notice } from '../../../platform/html/parts.js'
import { printNumber } from '../making/numbers.js'

const SEVERITY = { error: '错误', warning: '请核对', info: '提示' } as const
const ANSWERS = { mended: '已改正', accepted: '已说明', 'not-a-fault': '认为不成立' } as const

interface FindingListProps {
  findings: readonly FindingView[]
  layout: ReportLayout
  /** Where a cell can be seen; without it cells are named only. */
  hrefOf?: (path: CellPath) => string
}

/** Findings with how grave they are, what they rest on, where they stand and how to mend them. */
export function FindingList({ findings, layout, hrefOf }: FindingListProps) {
  if (findings.length === 0) {
    return (
      <Notice kind="good" title="没有发现问题">
        <p>表格里的勾稽关系都成立，正文里的数字都和表格相符。</p>
      </Notice>
    )
  }
  const count = (severity: FindingView['severity']) => findings.filter((finding) => finding.severity === severity).length
  return (
    <>
      <p>
        共{findings.length}条：错误{count('error')}条，请核对{count('warning')}条，提示{count('info')}条。
      </p>
      <ol className="findings">
        {findings.map((finding) => (
          <Finding key={finding.fingerprint} finding={finding} layout={layout} {...(hrefOf ? { hrefOf } : {})} />
        ))}
      </ol>
    </>
  )
}

function Finding({ finding, layout, hrefOf }: { finding: FindingView } & Omit<FindingListProps, 'findings'>) {
  const kind = finding.severity === 'info' ? 'info' : finding.severity
  return (
    <li className="panel">
      <p>
        <Badge kind={kind}>{SEVERITY[finding.severity]}</Badge> <strong>{finding.message}</strong>
      </p>
      {finding.operands.length > 0 && (
        <p>{finding.operands.map(({ label, value }) => `${label}＝${value === null ? '空白' : printNumber(value)}`).join('，')}</p>
      )}
      {finding.difference !== null && finding.difference !== 0 && <p>相差 {printNumber(Math.abs(finding.difference))}</p>}
      <p>怎么改：{finding.mend}</p>
      {finding.cells.length > 0 && (
        <p>
          单元格：
          {finding.cells.slice(0, 12).map((path, index) => (
            <span key={path}>
              {index > 0 && '、'}
              {hrefOf ? <a href={hrefOf(path)}>{cellName(path, layout)}</a> : cellName(path, layout)}
            </span>
          ))}
          {finding.cells.length > 12 && `等${finding.cells.length}格`}
        </p>
      )}
      {finding.lines.length > 0 && <p>位置：第 {finding.lines.join('、')} 行</p>}
      <p className="hint">
        依据：{finding.basis}（规则 {finding.rule}）
      </p>
      {finding.answer && (
        <p>
          单位答复：{ANSWERS[finding.answer.answer]}
          {finding.answer.reason && `，${finding.answer.reason}`}
        </p>
      )}
    </li>
  )
}
