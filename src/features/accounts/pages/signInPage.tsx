import { z } from 'zod'
import { ErrorSummary, Field } from '../../../platform/html/form.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import { giveToken } from '../../../platform/session/cookie.js'
import { needsSetUp } from '../setUp.js'
import { signIn } from '../signIn.js'

const schema = z.object({ login: z.string().trim().min(1).max(60), password: z.string().min(1).max(200), next: z.string().optional() })

/** /denglu: signing in, without scripts. */
export const signInPage: FormPage<typeof schema> = {
  path: '/denglu',
  schema,
  secret: ['password'],
  page: async (state) => ({
    title: '登录工作台',
    breadcrumb: [['登录工作台', '/denglu']],
    body: <SignIn state={state} />,
  }),
  submit: async ({ input, request, reply, platform }) => {
    const signedIn = await signIn(platform, input.login, input.password)
    if ('changeAt' in signedIn) return `${signedIn.changeAt}&daoqi=1`
    giveToken(request, reply, signedIn.token)
    const viewer = await platform.sessions.viewerOf(signedIn.token)
    const isFirst = viewer?.grants.some((grant) => grant.role === 'system-admin') && (await needsSetUp(platform))
    return isFirst ? '/kaishi' : ownAddress(input.next)
  },
}

function SignIn({ state: { values, errors, query } }: { state: FormState }) {
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} labels={{ login: '账号', password: '密码' }} />
      <h1>登录工作台</h1>
      <p className="lead">工作台供政务公开工作人员使用。查看公开信息不需要登录。</p>
      {query.mima === 'ok' && <p className="notice good">密码已经设置好，请登录。</p>}
      <form method="post" action="/denglu" className="form">
        <Field name="login" label="账号" autoComplete="username" value={values.login} error={errors?.fields.login} />
        <Field name="password" label="密码" type="password" autoComplete="current-password" error={errors?.fields.password} />
        <input type="hidden" name="next" value={values.next ?? query.next ?? ''} />
        <p className="actions">
          <button type="submit">登录</button>
        </p>
      </form>
      <p className="hint">忘记密码或第一次使用：请本单位管理员发一个一次性链接，在链接里设置密码。连续输错 5 次，15 分钟内不能再试。</p>
    </div>
  )
}

/** Only an address of our own: `//elsewhere` and `/\elsewhere` lead away. */
function ownAddress(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/admin/'
}
