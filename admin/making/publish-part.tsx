import { Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { correctReport, lockReport, publishReport, unlockReport } from '../../api/annual-report-publication.js'
import type { ReportView } from '../../api/annual-report-view.js'
import { ActionButton } from '../parts/action-button.js'
import { moment } from '../parts/moment.js'
import { ReasonDialog } from '../parts/reason-dialog.js'
import type { Verbs } from './report-query.js'
import { actionOf } from './status.js'
import { Versions } from './versions.js'

const FILES = { docx: 'Word 文档', xlsx: 'Excel 表格', pdf: 'PDF/A', json: 'JSON 数据' }

/** Locking, publishing, correcting, and what was published. */
export function PublishPart({ view, verbs }: { view: ReportView; verbs: Verbs }): ReactElement {
  const [asking, setAsking] = useState<'unlock' | 'correct' | null>(null)
  const [withoutMissing, setWithoutMissing] = useState(false)
  const missing = view.collection?.missing ?? []
  const address = `/zfxxgk/${view.organId}/nianbao/${view.year}`
  return (
    <>
      <section className="card" aria-labelledby="seal">
        <h2 id="seal">锁定</h2>
        {view.lock ? (
          <dl className="facts">
            <dt>校验码（SHA-256）</dt>
            <dd className="numbers">{view.lock.hash}</dd>
            <dt>锁定</dt>
            <dd>
              {moment(view.lock.at)} {view.lock.by}
            </dd>
          </dl>
        ) : (
          <p className="quiet">锁定后表格、文字和背后的记录不能再改，并算出校验码。</p>
        )}
        {missing.length > 0 && !view.lock && (
          <p>
            <Checkbox checked={withoutMissing} onChange={(event) => setWithoutMissing(event.target.checked)}>
              还缺 {missing.length} 家单位的数据，仍然锁定
            </Checkbox>
          </p>
        )}
        <div className="buttons">
          <ActionButton
            action={withoutMissing ? { allowed: true } : actionOf(view, 'lockReport')}
            label="锁定"
            type="primary"
            showReason
            busy={verbs.busy}
            onAct={() => void verbs.run(lockReport, { body: { withoutMissingUnits: withoutMissing } }, '已锁定。')}
          />
          <ActionButton action={actionOf(view, 'unlockReport')} label="解除锁定……" showReason onAct={() => setAsking('unlock')} />
        </div>
      </section>
      <section className="card" aria-labelledby="publication">
        <h2 id="publication">发布</h2>
        {view.status === 'published' || view.status === 'correcting' ? (
          <p>
            已发布：<a href={address}>{view.title}</a>（<a href={`${address}/jiaoyan`}>校验结果</a>）。下载：
            {Object.entries(FILES).map(([ending, words]) => (
              <span key={ending}>
                <a href={`${address}.${ending}`} download>
                  {words}
                </a>{' '}
              </span>
            ))}
          </p>
        ) : (
          <p className="quiet">发布在“政府信息公开年报”栏目，同时生成网页、Word、Excel、PDF 和 JSON。</p>
        )}
        <div className="buttons">
          <ActionButton
            action={actionOf(view, 'publishReport')}
            label="发布"
            type="primary"
            showReason
            busy={verbs.busy}
            onAct={() => void verbs.run(publishReport, {}, '已发布。')}
          />
          <ActionButton action={actionOf(view, 'correctReport')} label="更正……" showReason onAct={() => setAsking('correct')} />
        </div>
      </section>
      <Versions view={view} />
      <ReasonDialog
        open={asking !== null}
        title={asking === 'unlock' ? '解除锁定' : '更正已发布的报告'}
        hint={
          asking === 'unlock'
            ? '解除后可以继续修改，原校验码作废。'
            : '公众看到的版本保持不变，直到发布更正后的版本；两个版本都保留，并写明改了什么。'
        }
        submit={asking === 'unlock' ? '解除锁定' : '开始更正'}
        onClose={() => setAsking(null)}
        onSubmit={async (reason) => verbs.run(asking === 'unlock' ? unlockReport : correctReport, { body: { reason } })}
      />
    </>
  )
}
