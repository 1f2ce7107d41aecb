import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { getQuestion, QUESTION_STATUSES, type Question, type QuestionStep } from '../../api/questions.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { AnswerForm } from './answer-form.js'
import { ForwardForm } from './forward-form.js'
import { ReviewPart } from './review-part.js'

/** One question: what was asked, and what may be done now. */
export function QuestionPage(): ReactElement {
  const { number } = useParams({ from: '/questions/$number' })
  const reading = useAnswer(getQuestion, { params: { number } })
  return (
    <Answered reading={reading} otherwise="政策咨询">
      {(question) => (
        <Page
          title={question.title}
          lead={`${QUESTION_STATUSES[question.status]}，收到 ${question.receivedOn}，最晚 ${question.due} 答复。`}
        >
          <Asked question={question} />
          {question.draft && <Draft question={question} />}
          {may(question, 'draftAnswer') && <AnswerForm key={question.status} question={question} />}
          {may(question, 'forwardQuestion') && <ForwardForm number={question.number} />}
          <ReviewPart question={question} />
        </Page>
      )}
    </Answered>
  )
}

const may = (question: Question, step: QuestionStep): boolean => question.actions.some(({ name, allowed }) => name === step && allowed)

function Asked({ question }: { question: Question }): ReactElement {
  const { document, words, name, contact, mayPublish, practice, organName, number } = question
  return (
    <section className="card" aria-labelledby="asked">
      <h2 id="asked">咨询的内容</h2>
      {practice && <p className="badge info">演练，答复不公开</p>}
      <Lines text={words} />
      <dl className="facts">
        <Fact name="编号">{number}</Fact>
        <Fact name="单位">{organName}</Fact>
        <Fact name="咨询的文件">
          {document ? (
            <a href={document.href} target="_blank" rel="noreferrer">
              {document.title}
            </a>
          ) : (
            '没有指明'
          )}
        </Fact>
        <Fact name="称呼">{name || '没有写'}</Fact>
        <Fact name="联系方式">{contact || '没有留'}</Fact>
        <Fact name="是否同意公开">{mayPublish ? '同意' : '不同意，只答复本人'}</Fact>
      </dl>
    </section>
  )
}

function Draft({ question: { draft, status, address, answered } }: { question: Question }): ReactElement | null {
  if (!draft) return null
  return (
    <section className="card" aria-labelledby="draft">
      <h2 id="draft">{status === 'answered' ? '答复' : '答复稿'}</h2>
      {draft.returned && <p className="fault">退回：{draft.returned}</p>}
      <Lines text={draft.text} />
      <p className="quiet">
        {draft.by} 写{answered && `，${answered.on} 答复`}。
      </p>
      {draft.publish && (
        <>
          <h3>公开的问题：{draft.publicTitle}</h3>
          <Lines text={draft.publicWords} />
          {draft.reason && <p className="quiet">保留电话、地址的理由：{draft.reason}</p>}
        </>
      )}
      {address && (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            看公开的页面
          </a>
        </p>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Lines({ text }: { text: string }): ReactElement {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
  const lines = text.split('\n').map((line, at) => <p key={at}>{line}</p>)
  return <>{lines}</>
}
