import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import type { PublishFinding } from '../../../api/publishing-view.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { REMEDIES, SEVERITIES } from '../words.js'
import type { Writing } from './checks-panel.js'

interface Props {
  finding: PublishFinding
  reason: string
  writing?: Writing
  mayExplain?: boolean
  onReason?: (reason: string) => void
  onMasked: () => void
}

/** One finding: how heavy, where, what is wrong, what to do; its buttons make a clean copy of the file. */
export function FindingItem({ finding, reason, writing, mayExplain, onReason, onMasked }: Props): ReactElement {
  const id = useId()
  const [remedy, setRemedy] = useState<PublishFinding['remedies'][number] | null>(null)
  const { word, sign, badge } = SEVERITIES[finding.severity]
  const { file, answer, samples, article } = finding
  return (
    <li className={`finding ${finding.severity}`}>
      <p>
        <span className={`badge ${badge}`}>
          {sign} {word}
        </span>{' '}
        <Place finding={finding} linked={writing !== undefined} /> <span className="quiet">{finding.check}</span>
      </p>
      <p>{finding.message}</p>
      {samples.length > 0 && <p className="quiet numbers">例如：{samples.join('、')}（已遮盖）</p>}
      {article && <p className="quiet small">依据 {article}</p>}
      {answer && (
        <p>
          <strong>{answer.byHead ? '负责人说明' : '送审时说明'}</strong>：{answer.reason}
        </p>
      )}
      {writing && file && finding.remedies.length > 0 && (
        <div className="buttons">
          {finding.remedies.map((one) => (
            <Button key={one} onClick={() => setRemedy(one)} aria-label={`${REMEDIES[one]}：${finding.where}`}>
              {REMEDIES[one]}
            </Button>
          ))}
        </div>
      )}
      {mayExplain && (
        <div className="field">
          <label htmlFor={id}>{finding.severity === 'block' ? '有依据必须公开的，由负责人写明' : '核对过没有问题的，写明理由'}</label>
          <Input id={id} maxLength={2000} value={reason} onChange={(event) => onReason?.(event.target.value)} />
        </div>
      )}
      {writing && finding.severity === 'block' && !mayExplain && (
        <p className="quiet small">必须先处理；确有依据必须公开的，由信息公开机构负责人送审并说明。</p>
      )}
      {writing && file && remedy && (
        <ReasonDialog
          open
          title={`${REMEDIES[remedy]}：${finding.where}`}
          hint="生成一份处理过的文件代替它，再读一遍确认干净；原件封存，理由记入台账。"
          submit={`生成干净的文件`}
          onSubmit={async (said) => {
            const done = await writing.mask(file, remedy, said)
            if (done) onMasked()
            return done
          }}
          onClose={() => setRemedy(null)}
        />
      )}
    </li>
  )
}

/** Where each finding without a file is put right. */
const PLACES: Record<string, string> = { 正文: '#writing', 标题: '#writing', 元数据: '#metadata', 关联: '#relations' }

function Place({ finding, linked }: { finding: PublishFinding; linked: boolean }): ReactElement {
  const place = finding.file ? '#attachments' : PLACES[finding.where]
  return <strong>{linked && place ? <a href={place}>{finding.where}</a> : finding.where}</strong>
}
