import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import { ErrorSummary, Field } from '../../../../platform/html/form.js'
import type { Page } from '../../../../platform/html/page.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../../platform/http/mount.js'
import { type Organ, organById } from '../../../organs/index.js'
import { findByNumberAndPassword } from '../../applicant.js'
import { parseId } from '../../id.js'
import { NodeFrame, nodeTrail } from '../frame.js'
import { givePass, OPEN_MINUTES, readPass } from './pass.js'

const schema = z.object({ number: z.string().trim().min(1).max(60), password: z.string().trim().min(1).max(60) })

/** One sentence for a number that is not there and for a password that is not right. */
const WRONG = '编号或者查询密码不对，请核对后再试。'

/** 办理查询: number and query password. */
export const queryForm: FormPage<typeof schema> = {
  path: '/zfxxgk/:organ/ysqgk/chaxun',
  schema,
  secret: ['password'],
  page: async (state) => {
    const organ = await organById(state.platform.database.db, state.params.organ ?? '')
    return organ && queryPage(organ, state)
  },
  submit: async ({ input, params, platform, request, reply }) => {
    const organId = params.organ ?? ''
    const view = await findByNumberAndPassword({ platform }, organId, input.number, input.password)
    if (!view) throw new Fault('invalid', WRONG)
    givePass({ platform }, request, reply, view.id)
    return `/zfxxgk/${organId}/ysqgk/chaxun/jindu`
  },
}

/** The form, and the words of a form that came too late. */
export function queryPage(organ: Organ, state: FormState): Page {
  const address = `/zfxxgk/${organ.id}/ysqgk/chaxun`
  return {
    title: '办理查询',
    description: `查询向${organ.name}提出的政府信息公开申请办到哪一步、什么时候答复。`,
    breadcrumb: nodeTrail(organ, ['办理查询', address]),
    body: (
      <NodeFrame organ={organ} current="chaxun">
        <h1>办理查询</h1>
        <p className="lead">看看申请办到哪一步、最晚哪一天答复。补正、撤回、下载文书也在这里。</p>
        {state.query.tuichu === '1' && (
          <Notice kind="good">
            <p>已经退出。</p>
          </Notice>
        )}
        <StillOpen organ={organ} state={state} />
        <Lost values={state.values} />
        <form method="post" action={address} className="panel">
          <ErrorSummary errors={state.errors} labels={{ number: '申请编号', password: '查询密码' }} />
          <Field
            name="number"
            label="申请编号"
            hint="在回执上，例如 2021-0001。"
            autoComplete="off"
            value={state.values.number}
            error={state.errors?.fields.number}
          />
          <Field
            name="password"
            label="查询密码"
            type="password"
            hint="提交申请时给您的 10 位字母和数字，大小写都可以。"
            autoComplete="off"
            error={state.errors?.fields.password}
          />
          <button type="submit">查询</button>
        </form>
        <details className="panel quiet">
          <summary>编号或者密码找不到了</summary>
          <p>
            密码只在提交时显示一次，本站不保存，也找不回来。请带上身份证明，到{organ.shortName}
            的政府信息公开工作机构当面查询，或者打电话询问。
          </p>
        </details>
        <p className="hint">查到以后 {OPEN_MINUTES} 分钟没有操作会自动退出。用公共电脑的，看完请点“退出”。</p>
      </NodeFrame>
    ),
  }
}

/** The case that this browser has open already. */
function StillOpen({ organ, state: { platform, request, query } }: { organ: Organ; state: FormState }) {
  const id = readPass({ platform }, request)
  if (id === null || query.tuichu === '1' || parseId(id).organId !== organ.id) return null
  return (
    <Notice>
      <p>
        您已经打开申请 {parseId(id).number}：<a href={`/zfxxgk/${organ.id}/ysqgk/chaxun/jindu`}>回到办理进度</a>
      </p>
    </Notice>
  )
}

/** Nothing that was written is lost when the time is over. */
function Lost({ values }: { values: Record<string, string> }) {
  const { number: _number, password: _password, version: _version, ...written } = values
  const text = Object.values(written)
    .filter((value) => value.trim() !== '')
    .join('\n\n')
  if (text === '') return null
  return (
    <div className="field">
      <label htmlFor="lost">您刚才写的内容还没有提交，请先复制下来</label>
      <textarea id="lost" readOnly defaultValue={text} rows={6} />
    </div>
  )
}
