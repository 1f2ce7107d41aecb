import type { ReactElement } from 'react'
import type { DocumentView } from '../../../api/publishing-view.js'
import { INSTRUMENTS, REVIEWS, VALIDITIES } from '../../../api/publishing-words.js'
import { moment } from '../../parts/moment.js'
import { RELATIONS } from '../words.js'
import { inHouse } from './pictures.js'

/** The text as readers will see it. */
export function TextCard({ view }: { view: DocumentView }): ReactElement {
  const { content, summary } = view
  return (
    <section className="card" aria-labelledby="text">
      <h2 id="text">正文</h2>
      <p className="document-title">{content.title}</p>
      {content.titleOnly && <p className="quiet">只收录标题，正文来源文档未载明。</p>}
      {content.numbers.length > 0 && (
        <dl className="facts">
          {content.numbers.map((number) => (
            <div key={number.label} className="pair">
              <dt>{number.label}</dt>
              <dd>{number.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it of allowed elements only when it was saved */}
      <div className="document-text" dangerouslySetInnerHTML={{ __html: inHouse(summary.id, content.body) }} />
    </section>
  )
}

export function Files({ view }: { view: DocumentView }): ReactElement | null {
  if (view.files.length === 0) return null
  return (
    <section className="card" aria-labelledby="files">
      <h2 id="files">附件</h2>
      <ul className="rows">
        {view.files.map((file) => (
          <li key={file.file}>
            <a href={file.href} download={file.name}>
              {file.name}
            </a>
            {file.inline && '（插图）'} <span className="quiet small">{sizeOf(file.size)}</span>
            {!file.readable && !file.inline && <span className="badge warning">▲ 读不出文字</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

/** 三审三校 with 保密审查 beside it: who has agreed, what is awaited. */
export function ReviewChain({ view }: { view: DocumentView }): ReactElement | null {
  const { review, summary } = view
  if (!review || summary.stage === 'writing') return null
  return (
    <section className="card" aria-labelledby="chain">
      <h2 id="chain">审核</h2>
      <ol className="chain">
        {review.steps.map((step) => {
          const agreed = review.approved.find((one) => one.step === step)
          const waits = summary.step === step
          return (
            <li key={step} className={agreed ? 'good' : waits ? 'now' : ''} {...(waits ? { 'aria-current': 'step' } : {})}>
              <span>{REVIEWS[step]}</span>
              {agreed ? `✓ ${agreed.by} 同意` : waits ? '等待审核' : '未到'}
              {agreed?.remark && <div>{agreed.remark}</div>}
            </li>
          )
        })}
        <li className={review.cleared ? 'good' : 'now'}>
          <span>保密审查</span>
          {review.cleared ? `✓ ${review.cleared.name} 签名，${review.cleared.on}` : '等待签名'}
          {review.cleared?.opinion && <div>{review.cleared.opinion}</div>}
        </li>
      </ol>
    </section>
  )
}

/** The metadata; what is not known is said to be so on the public page. While it is written, only what the form does not show. */
export function Facts({ view, writing }: { view: DocumentView; writing: boolean }): ReactElement {
  const { content, summary, publishBy, relations } = view
  const told: [string, string | null][] = [
    ['索引号', summary.indexNo ?? '公开时生成'],
    ['公开日期', summary.publishedOn],
    ['最迟公开', publishBy && `${publishBy.day}${publishBy.provisional ? '（暂定）' : ''}，自成文之日起 20 个工作日（条例第二十六条）`],
  ]
  const metadata: [string, string | null][] = [
    ['种类', INSTRUMENTS[content.instrument]],
    ['发文机关', content.issuer],
    ['发文字号', content.documentNo],
    ['成文日期', content.signedOn],
    ['主题分类', content.topic],
    ['公文种类', content.genre],
    ['有效性', VALIDITIES[content.validity]],
    ['生效日期', content.effectiveOn],
    ['有效期至', content.expiresOn],
    ['公开依据', content.basis],
    ['关键词', content.keywords.join('、')],
    ['适用对象', content.audience.join('、')],
    ['内容概述', content.summary],
    [content.repost ? '转载自' : '来源', content.source],
    [
      '暂不同步解读',
      content.interpretationWaiver && `${content.interpretationWaiver.reason}，${content.interpretationWaiver.until} 前补上`,
    ],
    ['这一版的变化', content.changeNote],
  ]
  const rows = [...told, ...(writing ? [] : metadata)].filter(([, value]) => value)
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{writing ? '索引号和期限' : '元数据'}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {!writing &&
          relations.map((relation) => (
            <div key={`${relation.kind}${relation.documentId}${relation.title}`} className="pair">
              <dt>{relation.outgoing ? RELATIONS[relation.kind] : relation.label}</dt>
              <dd>{relation.title}</dd>
            </div>
          ))}
      </dl>
      <p className="quiet small">
        {view.savedBy} 保存于 {moment(view.savedAt)}
      </p>
    </section>
  )
}

/** What happened, newest first. */
export function Course({ view }: { view: DocumentView }): ReactElement {
  return (
    <section className="card" aria-labelledby="course">
      <h2 id="course">办理过程</h2>
      <ol className="timeline">
        {[...view.timeline].reverse().map((event, at) => (
          <li key={`${event.at}${at}`}>
            <p>{event.text}</p>
            <p className="quiet small">
              {event.by} · {moment(event.at)}
              {event.article && ` · ${event.article}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
