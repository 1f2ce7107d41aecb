import { z } from 'zod'
import { QUESTION_STATUSES } from '../../../../api/questions.js'
import { Fault } from '../../../platform/errors/errors.js'
import { ErrorSummary, Field } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Facts, Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { askedOf, draftOf, questionFor } from '../asking.js'
import { ASK_PATH, answerAddress } from '../public.js'
import type { QuestionRow } from '../tables.js'

const PATH = `${ASK_PATH}/chaxun`
const LABELS = { number: '编号', password: '查询密码' }
const schema = z.object({ number: z.string().trim().min(1).max(40), password: z.string().trim().min(1).max(40) })

/** What became of a question, by its number and query password. */
export const statusForm: FormPage<typeof schema> = {
  path: PATH,
  schema,
  secret: ['password'],
  page: async (state) => framed(<Form state={state} />),
  submit: async ({ input, platform }) => {
    const row = await questionFor(platform, input)
    if (!row) throw new Fault('invalid', '编号或者查询密码不对，请核对后再试。')
    return framed(<Standing platform={platform} row={row} />)
  },
}

function framed(body: Page['body']): Page {
  return {
    title: '咨询答复查询',
    breadcrumb: [
      ['政策咨询', ASK_PATH],
      ['答复查询', PATH],
    ],
    body: <div className="narrow">{body}</div>,
  }
}

function Form({ state: { values, errors } }: { state: FormState }) {
  return (
    <>
      <h1>咨询答复查询</h1>
      <form method="post" action={PATH}>
        <ErrorSummary errors={errors} labels={LABELS} />
        <Field
          name="number"
          label={LABELS.number}
          hint="提交后给您的 10 位字母和数字，大小写都可以。"
          autoComplete="off"
          value={values.number}
          error={errors?.fields.number}
        />
        <Field name="password" label={LABELS.password} autoComplete="off" error={errors?.fields.password} />
        <button type="submit">查询</button>
      </form>
    </>
  )
}

function Standing({ platform, row }: { platform: Platform; row: QuestionRow }) {
  const asked = askedOf(platform, row)
  const answer = row.status === 'answered' ? draftOf(platform, row) : null
  return (
    <>
      <h1>{asked.title}</h1>
      <Notice kind={answer ? 'good' : 'info'} title={answer ? QUESTION_STATUSES.answered : '正在办理'}>
        {answer ? <Lines text={answer.text} /> : <p>最晚 {row.due} 答复。</p>}
      </Notice>
      <Facts
        items={[
          ['编号', row.number],
          ['您的问题', <Lines key="words" text={asked.words} />],
          ['收到日期', row.received_on],
          ['答复日期', row.answered_on ?? `最晚 ${row.due}`],
          ...(row.public_id
            ? [
                [
                  '公开的答复',
                  <a key="public" href={answerAddress(row.public_id)}>
                    政策问答
                  </a>,
                ] as [string, Page['body']],
              ]
            : []),
        ]}
      />
    </>
  )
}

/** Lines stay lines. */
export function Lines({ text }: { text: string }) {
  return (
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
      .map((line, at) => <p key={at}>{line}</p>)
  )
}
