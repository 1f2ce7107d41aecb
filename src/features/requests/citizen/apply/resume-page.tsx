import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import { ErrorSummary, Field } from '../../../../platform/html/form.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { nodeTrail } from '../frame.js'
import { takeUpDraft } from './draft.js'
import { Practice } from './step-frame.js'
import { baseOf, giveToken, nextStep, visitAgain, visitOf } from './visit.js'

const schema = z.object({ code: z.string().trim().min(1).max(60) })

/** One sentence for a code that never was, one that is over, and another organ's. */
const WRONG = '没有找到这份草稿。请核对继续填写码；超过 30 天没有填写的草稿已经删除。'

/** 继续填写: the code opens the draft on any device, on the page that comes next. */
export const resumeForm: FormPage<typeof schema> = {
  path: '/zfxxgk/:organ/ysqgk/shenqing/jixu',
  schema,
  perMinute: 10,
  page: async (state) => {
    const visit = await visitAgain(state)
    if (!visit) return null
    const { organ } = visit
    const base = baseOf(organ)
    const { errors } = state
    const wrong = errors && { ...errors, fields: { code: errors.fields.code ?? errors.message } }
    return {
      title: '继续填写',
      breadcrumb: nodeTrail(organ, ['在线申请', base], ['继续填写', `${base}/jixu`]),
      body: (
        <div className="apply">
          <Practice visit={visit} />
          <h1>继续填写</h1>
          <p className="lead">输入填写时每一页下方的继续填写码。</p>
          <ErrorSummary errors={wrong} labels={{ code: '继续填写码' }} />
          <form method="post" action={`${base}/jixu`} noValidate>
            <Field
              name="code"
              label="继续填写码"
              hint="12 个字母和数字，例如 K7MN-2QXR-9DTB。大小写、有没有短横线都可以。"
              autoComplete="off"
              value={state.values.code}
              error={wrong?.fields.code}
            />
            <p className="actions">
              <button type="submit">继续填写</button>
              <a className="button quiet" href={base}>
                返回
              </a>
            </p>
          </form>
        </div>
      ),
    }
  },
  submit: async (submission) => {
    const { platform, input, request, reply } = submission
    const visit = await visitOf(submission)
    if (!visit) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
    const { organ } = visit
    const taken = await platform.database.transaction((tx) => takeUpDraft({ platform }, tx, organ.id, input.code))
    if (!taken) throw new Fault('invalid', WRONG)
    if (taken.draft.requestId !== null) throw new Fault('conflict', '这份申请已经提交了。请凭回执上的编号和查询密码查询。')
    giveToken(request, reply, organ.id, taken.token)
    return `${baseOf(organ)}/${nextStep(taken.draft.answers)}`
  },
}
