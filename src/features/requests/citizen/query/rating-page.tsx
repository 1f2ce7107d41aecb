import { z } from 'zod'
import { ErrorSummary, TextArea } from '../../../../platform/html/form.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { FormState } from '../../../../platform/http/mount.js'
import { rate } from '../../applicant.js'
import { actionPage, Buttons } from './action-page.js'
import { applicantCtx, type CaseForm, type Opened, ShownCase } from './open.js'

const SCORES = ['很不满意', '不满意', '一般', '满意', '很满意']
const schema = z.object({
  score: z.coerce.number('请选择一个分数。').int('请选择一个分数。').min(1, '请选择一个分数。').max(SCORES.length, '请选择一个分数。'),
  remark: z.string().trim().max(2_000).default(''),
})

/** 满意度: one to five, once there is an outcome; a second word replaces the first. */
export const ratingForm: CaseForm<typeof schema> = {
  path: '/pingjia',
  schema,
  page: (opened, state) => actionPage(opened, '评价', '/pingjia', <Rating opened={opened} state={state} />),
  submit: async (opened, submission) => {
    const { score, remark } = submission.input
    await rate(applicantCtx(opened, submission), opened.view.id, score, remark)
    return `${opened.base}/jindu?hao=pingjia`
  },
}

function Rating({ opened: { view, base }, state: { values, errors } }: { opened: Opened; state: FormState }) {
  if (view.state.decision === null) {
    return (
      <Notice>
        <p>还没有答复，答复以后再评价。</p>
      </Notice>
    )
  }
  const chosen = values.score ?? String(view.rating ?? '')
  const wrong = errors?.fields.score
  return (
    <>
      <p className="lead">评价只用来改进工作，不影响您的申请，也不影响您申请行政复议、提起行政诉讼。</p>
      <form method="post" action={`${base}/pingjia`} className="panel">
        <ErrorSummary errors={errors} labels={{ score: '满意度', remark: '意见' }} />
        <ShownCase view={view} />
        <fieldset className={wrong ? 'wrong' : undefined} id="score" tabIndex={-1}>
          <legend>您对这次办理满意吗？</legend>
          {wrong && <p className="field-error">{wrong}</p>}
          {SCORES.map((label, i) => (
            <label className="choice" key={label} htmlFor={`score-${i + 1}`}>
              <input type="radio" id={`score-${i + 1}`} name="score" value={i + 1} defaultChecked={chosen === String(i + 1)} />
              {i + 1} 分，{label}
            </label>
          ))}
        </fieldset>
        <TextArea name="remark" label="意见（可以不填）" rows={4} value={values.remark} error={errors?.fields.remark} />
        <Buttons base={base} label="提交评价" />
      </form>
    </>
  )
}
