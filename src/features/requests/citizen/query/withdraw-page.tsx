import { z } from 'zod'
import { ErrorSummary } from '../../../../platform/html/form.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { FormState } from '../../../../platform/http/mount.js'
import { withdrawRequest } from '../../applicant.js'
import { actionPage, Buttons } from './action-page.js'
import { applicantCtx, type CaseForm, type Opened, ShownCase } from './open.js'

const schema = z.object({ agreed: z.literal('yes', '请先勾选确认，再撤回。') })

/** 撤回: asked once more before it is done, for it cannot be undone. */
export const withdrawForm: CaseForm<typeof schema> = {
  path: '/chehui',
  schema,
  page: (opened, state) => actionPage(opened, '撤回申请', '/chehui', <Withdraw opened={opened} state={state} />),
  submit: async (opened, submission, seen) => {
    await withdrawRequest(applicantCtx(opened, submission), opened.view.id, { seen })
    return `${opened.base}/jindu?hao=chehui`
  },
}

function Withdraw({ opened: { view, base }, state: { errors } }: { opened: Opened; state: FormState }) {
  if (view.state.status !== 'submitted' && view.state.status !== 'open') {
    return (
      <Notice>
        <p>这件申请已经有了处理结果，不用撤回。</p>
      </Notice>
    )
  }
  return (
    <>
      <Notice kind="warning" title="撤回以后不能恢复">
        <p>办公室不再办理这件申请，也不再答复。以后需要，可以重新申请，期限重新计算。</p>
      </Notice>
      <form method="post" action={`${base}/chehui`} className="panel">
        <ErrorSummary errors={errors} labels={{ agreed: '确认' }} />
        <ShownCase view={view} />
        <div className={errors?.fields.agreed ? 'field wrong' : 'field'}>
          {errors?.fields.agreed && (
            <p className="field-error" id="agreed-error">
              {errors.fields.agreed}
            </p>
          )}
          <label className="choice" htmlFor="agreed">
            <input
              type="checkbox"
              id="agreed"
              name="agreed"
              value="yes"
              aria-invalid={errors?.fields.agreed ? true : undefined}
              aria-describedby={errors?.fields.agreed ? 'agreed-error' : undefined}
            />
            我确认撤回申请 {view.number}
          </label>
        </div>
        <Buttons base={base} label="确认撤回" />
      </form>
    </>
  )
}
