import type { ReactElement } from 'react'
import { auditRequest, type RequestAudit } from '../../../api/request-case.js'
import { DataTable } from '../../parts/data-table.js'
import { moment } from '../../parts/moment.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { Dossier } from './dossier.js'

/** A case for whoever checks it: read only, masked. */
export function AuditView({ id }: { id: string }): ReactElement {
  const reading = useAnswer(auditRequest, { params: { id } })
  return (
    <Answered reading={reading}>
      {(audit) => (
        <>
          <Deadline audit={audit} />
          <Entries audit={audit} />
          <DataTable
            caption="文书"
            rows={audit.documents}
            keyOf={(one) => one.sha256}
            empty="没有文书。"
            columns={[
              { title: '名称', names: true, cell: (one) => one.title },
              { title: '文号', cell: (one) => one.documentNo ?? '无' },
              { title: '日期', cell: (one) => one.on },
              { title: 'SHA-256', cell: (one) => <code className="wrap">{one.sha256}</code> },
            ]}
          />
          <DataTable
            caption="申请人提交的材料"
            rows={audit.files}
            keyOf={(file) => `${file.keptAt}${file.title}${file.size}`}
            empty="申请人没有提交材料。"
            columns={[
              { title: '种类', names: true, cell: (file) => file.title },
              { title: '类型', cell: (file) => file.type },
              { title: '大小', number: true, cell: (file) => `${Math.ceil(file.size / 1024)} KB` },
              { title: '时间', cell: (file) => moment(file.keptAt) },
            ]}
          />
          <DataTable
            caption="谁查看过申请人的全部资料"
            rows={audit.readings}
            keyOf={(one) => `${one.at}${one.by}`}
            empty="没有人查看过申请人的全部资料。"
            columns={[
              { title: '时间', cell: (one) => moment(one.at) },
              { title: '谁', names: true, cell: (one) => one.by },
              { title: '用途', cell: (one) => one.purpose },
            ]}
          />
          <Dossier id={id} />
        </>
      )}
    </Answered>
  )
}

function Deadline({ audit }: { audit: RequestAudit }): ReactElement {
  const { deadline, calendar } = audit
  return (
    <section aria-labelledby="recomputed">
      <h3 id="recomputed">期限核对</h3>
      <dl className="facts">
        <dt>列表显示的期限</dt>
        <dd>{deadline.shown ?? '没有（未起算或者停表）'}</dd>
        <dt>重新计算的期限</dt>
        <dd>
          {deadline.recomputed ?? '没有（未起算或者停表）'}{' '}
          <span className={`badge ${deadline.same ? 'good' : 'error'}`}>{deadline.same ? '✓ 两者一致' : '▲ 两者不一致'}</span>
        </dd>
        <dt>日历版本</dt>
        <dd className="wrap">
          {calendar.from} 至 {calendar.to}，{calendar.notices.length} 个通知，校验码 {calendar.hash}
        </dd>
      </dl>
    </section>
  )
}

function Entries({ audit }: { audit: RequestAudit }): ReactElement {
  return (
    <section aria-labelledby="entries">
      <h3 id="entries">过程：每一步前后</h3>
      <ol className="timeline">
        {audit.entries.map((entry) => (
          <li key={entry.version}>
            <p>
              <strong>{entry.by}</strong> {entry.sentence}
            </p>
            {entry.changes.length > 0 && (
              <ul className="changes">
                {entry.changes.map(({ fact, before, after }) => (
                  <li key={fact}>
                    {fact}：{before && <del>{before}</del>} → <ins>{after || '（无）'}</ins>
                  </li>
                ))}
              </ul>
            )}
            <p className="quiet small wrap">
              {moment(entry.at)} · {entry.actor}
              {entry.article && ` · ${entry.article}`} · 台账 {entry.chain} 第 {entry.seq} 条 · {entry.hash}{' '}
              <span className={`badge ${entry.intact ? 'good' : 'error'}`}>{entry.intact ? '✓ 哈希相符' : '▲ 哈希不符'}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
