import { z } from 'zod'
import { ErrorSummary, TextArea } from '../../../../platform/html/form.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { FormState } from '../../../../platform/http/mount.js'
import { giveReasonsFor } from '../../applicant.js'
import { actionPage, Buttons } from './action-page.js'
import { applicantCtx, type CaseForm, type Opened, ShownCase } from './open.js'

const schema = z.object({ reasons: z.string().trim().min(1).max(10_000) })

/** 说明理由 (art. 35): only where the office asked for it; nobody else has to give a reason. */
export const reasonsForm: CaseForm<typeof schema> = {
  path: '/liyou',
  schema,
  page: (opened, state) => actionPage(opened, '说明理由', '/liyou', <Reasons opened={opened} state={state} />),
  submit: async (opened, submission, seen) => {
    await giveReasonsFor(applicantCtx(opened, submission), opened.view.id, submission.input.reasons, { seen })
    return `${opened.base}/jindu?hao=liyou`
  },
}

function Reasons({ opened: { view, base }, state: { values, errors } }: { opened: Opened; state: FormState }) {
  const { reasons } = view.state
  if (!reasons || view.state.decision !== null || (reasons.givenOn !== null && errors === null)) {
    return (
      <Notice>
        <p>{reasons?.givenOn ? `您说明的理由已经在 ${reasons.givenOn} 收到。` : '这件申请现在不需要说明理由。'}</p>
      </Notice>
    )
  }
  return (
    <>
      <p className="lead">
        申请的数量、频次明显超过合理范围的，行政机关可以要求说明理由（条例第三十五条）。请在 <strong>{reasons.dueOn}</strong> 前说明。
      </p>
      <p>理由合理的，办公室会继续办理；来不及按期答复的，会另行确定延迟答复的日期并告诉您。理由不合理的，不予处理。</p>
      <form method="post" action={`${base}/liyou`} className="panel">
        <ErrorSummary errors={errors} labels={{ reasons: '理由' }} />
        <ShownCase view={view} />
        <TextArea name="reasons" label="理由" rows={8} value={values.reasons} error={errors?.fields.reasons} />
        <Buttons base={base} label="提交理由" />
      </form>
    </>
  )
}
