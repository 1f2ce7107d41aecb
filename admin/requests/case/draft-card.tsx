import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { listDrafts } from '../../../api/request-case.js'
import { previewReply } from '../../../api/request-documents.js'
import type { ReplyInput, RequestView } from '../../../api/request-view.js'
import { address } from '../../client.js'
import { moment } from '../../parts/moment.js'
import { useAnswer } from '../../query.js'
import { ARTICLES } from './articles.js'
import { Checklist } from './checklist.js'
import { valuesOf } from './reply-rules.js'
import { type Run, wordDiff } from './word-diff.js'
import { REVIEW_NAMES, REVIEW_STEPS } from './words.js'
import './draft.css'

/** The answer as drafted: who has agreed, the text with the articles beside it, what changed since the last version. */
export function DraftCard({ view }: { view: RequestView }): ReactElement | null {
  const { draft } = view
  const found = useAnswer(listDrafts, { params: { id: view.id } }, { enabled: draft !== null })
  const [comparing, setComparing] = useState(false)
  if (!draft) return null
  const { reply } = draft
  const outcome = view.outcomes.find((one) => one.key === reply.outcome)
  const drafts = found.data?.drafts ?? []
  return (
    <section className="card" aria-labelledby="draft">
      <h2 id="draft">{view.decision ? '答复' : '拟答复'}</h2>
      <Chain view={view} />
      <p className="outcome">
        <strong>
          {outcome?.group && `${outcome.group} `}
          {outcome?.label ?? reply.outcome}
        </strong>
        {outcome?.countedIn && <span className="badge info">计入年报：{outcome.countedIn.label}</span>}
      </p>
      <ul className="bases">
        {reply.bases.map((basis) => (
          <li key={basis}>
            <strong>{basis}</strong> <span className="quiet">大意：{ARTICLES[basis] ?? '见条例原文。'}</span>
          </li>
        ))}
      </ul>
      <ReplyTexts reply={reply} />
      {!view.decision && (
        <p>
          <a href={address(previewReply, { params: { id: view.id } })} target="_blank" rel="noreferrer">
            看答复书样稿（PDF，新窗口）
          </a>
        </p>
      )}
      {!view.decision && <Checklist view={view} values={valuesOf(reply)} />}
      {drafts.length > 1 && (
        <>
          <button type="button" className="plain" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {comparing ? '收起对比' : `与上一稿对比（共 ${drafts.length} 稿）`}
          </button>
          {comparing && <Compare drafts={drafts} />}
        </>
      )}
    </section>
  )
}

function Chain({ view }: { view: RequestView }): ReactElement | null {
  const { draft } = view
  if (!draft) return null
  return (
    <>
      <ol className="chain">
        <li className="good">
          <span>起草</span>
          {draft.by}
        </li>
        {REVIEW_STEPS.map((step) => {
          const agreed = draft.approved.find((one) => one.step === step)
          const waits = draft.nextStep === step
          return (
            <li key={step} className={agreed ? 'good' : waits ? 'now' : ''} {...(waits ? { 'aria-current': 'step' } : {})}>
              <span>{REVIEW_NAMES[step]}</span>
              {agreed ? `✓ ${agreed.name} 同意` : waits ? '等待审核' : '未到'}
            </li>
          )
        })}
      </ol>
      {draft.returned && <p className="returned">已退回：{draft.returned}</p>}
    </>
  )
}

const NAMES: [keyof ReplyInput, string][] = [
  ['provided', '提供的信息'],
  ['withheld', '不公开的部分'],
  ['severance', '区分处理'],
  ['pointer', '指引'],
  ['publicInterest', '公共利益'],
  ['reasons', '事实和理由'],
]

function ReplyTexts({ reply }: { reply: ReplyInput }): ReactElement {
  const { search } = reply
  return (
    <dl className="texts">
      {NAMES.filter(([name]) => reply[name]).map(([name, label]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{written(reply[name])}</dd>
        </div>
      ))}
      {search && (
        <div>
          <dt>检索记录</dt>
          <dd>
            {search.systems}；关键词：{search.keywords}；时间段：{search.period}；检索人：{search.by}
          </dd>
        </div>
      )}
    </dl>
  )
}

type Draft = z.output<typeof listDrafts.answer>['drafts'][number]

/** The last version against the one before, text by text. */
function Compare({ drafts }: { drafts: Draft[] }): ReactElement | null {
  const [before, after] = [drafts.at(-2), drafts.at(-1)]
  if (!before || !after) return null
  const changed = [['bases', '依据'] as const, ['outcome', '处理结果'] as const, ...NAMES]
    .map(([name, label]) => ({ label, was: written(before.reply[name]), is: written(after.reply[name]) }))
    .filter(({ was, is }) => was !== is)
  return (
    <div className="compare">
      <p className="quiet small">
        {before.by} {moment(before.at)} → {after.by} {moment(after.at)}
        {before.returned && `；上一稿退回意见：${before.returned}`}
      </p>
      {changed.length === 0 && <p>文字没有变化。</p>}
      {changed.map(({ label, was, is }) => (
        <div key={label}>
          <h3>{label}</h3>
          <p className="diff">
            {wordDiff(was, is).map((run, at) => (
              <Piece key={`${at}${run.kind}`} run={run} />
            ))}
          </p>
        </div>
      ))}
    </div>
  )
}

function Piece({ run }: { run: Run }): ReactElement {
  if (run.kind === 'gone') return <del>{run.text}</del>
  return run.kind === 'new' ? <ins>{run.text}</ins> : <>{run.text}</>
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'string' ? value : ''
}
