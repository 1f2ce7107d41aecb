import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { approveAnswer, getQuestion, listQuestions, type Question, returnAnswer, withdrawAnswer } from '../../api/questions.js'
import { ReasonDialog } from '../parts/reason-dialog.js'
import { useAct } from '../query.js'

const REFRESHED = [getQuestion, listQuestions]

/** For those who review: let it out, send it back, take it off the site. What may not be done says why. */
export function ReviewPart({ question }: { question: Question }): ReactElement | null {
  const [asking, setAsking] = useState<'return' | 'withdraw' | null>(null)
  const approve = useAct(approveAnswer, { refresh: REFRESHED, done: '已答复咨询人。' })
  const back = useAct(returnAnswer, { refresh: REFRESHED, done: '已退回。' })
  const withdraw = useAct(withdrawAnswer, { refresh: REFRESHED, done: '已撤下。' })
  const stepOf = (name: string) => question.actions.find((action) => action.name === name)
  const params = { number: question.number }
  if (question.status === 'review' && stepOf('approveAnswer')) {
    const refused = stepOf('approveAnswer')?.message
    return (
      <section className="card above" aria-labelledby="review">
        <h2 id="review">审核</h2>
        {refused && <p>{refused}</p>}
        <div className="buttons">
          {!refused && (
            <Button type="primary" loading={approve.busy} onClick={() => void approve.run({ params, body: {} })}>
              {question.draft?.publish && !question.practice ? '通过，答复并公开' : '通过，答复咨询人'}
            </Button>
          )}
          <Button onClick={() => setAsking('return')}>退回</Button>
        </div>
        <ReasonDialog
          open={asking === 'return'}
          title="退回答复稿"
          hint="写的人看得到理由，改好后重新送审。"
          submit="退回"
          onSubmit={async (reasons) => (await back.run({ params, body: { reasons } })) !== undefined}
          onClose={() => setAsking(null)}
        />
      </section>
    )
  }
  if (!question.address || !stepOf('withdrawAnswer')) return null
  return (
    <div className="buttons above">
      <Button danger onClick={() => setAsking('withdraw')}>
        撤下公开的答复
      </Button>
      <ReasonDialog
        open={asking === 'withdraw'}
        title="撤下公开的答复"
        hint="网站上马上看不到；咨询人凭编号和密码仍然看得到答复。"
        submit="撤下"
        onSubmit={async (reason) => (await withdraw.run({ params, body: { reason } })) !== undefined}
        onClose={() => setAsking(null)}
      />
    </div>
  )
}
