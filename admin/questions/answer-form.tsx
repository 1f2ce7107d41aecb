import { Checkbox, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { draftAnswer, getQuestion, listQuestions, type Question, type QuestionAnswer } from '../../api/questions.js'
import { FormPage } from '../parts/form-page.js'
import { useAct } from '../query.js'

/** The answer, and in which words the question is published with it. */
export function AnswerForm({ question }: { question: Question }): ReactElement {
  const [form] = Form.useForm<QuestionAnswer>()
  const act = useAct(draftAnswer, { refresh: [getQuestion, listQuestions], quiet: true, done: '已送审。' })
  const isPublic = Form.useWatch('publish', form) ?? question.mayPublish
  const { draft, suggested, mayPublish } = question
  const initial: QuestionAnswer = {
    text: draft?.text ?? '',
    publish: draft?.publish ?? mayPublish,
    publicTitle: draft?.publicTitle || suggested.title,
    publicWords: draft?.publicWords || suggested.words,
    reason: draft?.reason ?? '',
  }
  return (
    <section className="card above" aria-labelledby="answer">
      <h2 id="answer">写答复</h2>
      <FormPage<QuestionAnswer>
        form={form}
        initial={initial}
        submit="送审"
        busy={act.busy}
        failure={act.failure}
        onSubmit={(values) => void act.run({ params: { number: question.number }, body: { ...initial, ...values } })}
      >
        <Form.Item name="text" label="答复" rules={[{ required: true, message: '请写答复。' }]}>
          <Input.TextArea rows={6} maxLength={5000} />
        </Form.Item>
        {mayPublish ? (
          <Form.Item name="publish" valuePropName="checked" extra="公开的只有下面的问题和答复，没有称呼和联系方式。送审时检查个人信息。">
            <Checkbox>公开到政策问答</Checkbox>
          </Form.Item>
        ) : (
          <p className="quiet">咨询人不同意公开，只答复本人。</p>
        )}
        {mayPublish && isPublic && (
          <>
            <Form.Item name="publicTitle" label="公开的标题" rules={[{ required: true, message: '请填写公开的标题。' }]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="publicWords"
              label="公开的问题"
              rules={[{ required: true, message: '请填写公开的问题。' }]}
              extra="已经把像是个人信息的文字打码，请再看一遍，可以改写。"
            >
              <Input.TextArea rows={4} maxLength={2000} />
            </Form.Item>
            <Form.Item name="reason" label="保留电话、地址的理由" extra="例如：是本单位的咨询电话。身份证号、银行卡号不能保留。">
              <Input maxLength={300} />
            </Form.Item>
          </>
        )}
      </FormPage>
    </section>
  )
}
