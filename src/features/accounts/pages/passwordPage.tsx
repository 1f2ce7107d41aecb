import { z } from 'zod'
import { Refused } from '../../../platform/errors/errors.js'
import { ErrorSummary, Field } from '../../../platform/html/form.js'
import { Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { actorFor } from '../act.js'
import { linkHash } from '../links.js'
import { setPasswordByLink } from '../setPassword.js'
import { userOfLink } from '../store/secrets.js'
import { type StoredUser, userById } from '../store/users.js'
import { PASSWORD_RULE } from '../words.js'

const schema = z.object({ lianjie: z.string(), password: z.string().min(1).max(200), again: z.string().max(200) })

/** /mima: setting a password on a one-time link. */
export const passwordPage: FormPage<typeof schema> = {
  path: '/mima',
  schema,
  secret: ['password', 'again'],
  page: async (state) => {
    const token = state.values.lianjie ?? state.query.lianjie ?? ''
    const user = await userBehind(state.platform, token)
    return {
      title: '设置密码',
      breadcrumb: [['设置密码', '/mima']],
      body: user ? <SetPassword state={state} user={user} token={token} /> : <VoidLink />,
    }
  },
  submit: async ({ input, platform }) => {
    const user = await userBehind(platform, input.lianjie)
    if (!user) throw new Refused('link-void')
    if (input.password !== input.again) throw new Refused('passwords-differ')
    await platform.database.transaction((tx) => {
      return setPasswordByLink(
        { tx, actor: actorFor(user), clock: platform.clock },
        user.id,
        input.lianjie,
        input.password,
        platform.sessions,
      )
    })
    return '/denglu?mima=ok'
  },
}

async function userBehind(platform: Platform, token: string): Promise<StoredUser | null> {
  const id = await userOfLink(platform.database.db, linkHash(token), new Date(platform.clock.now()))
  return id === null ? null : userById(platform.database.db, id)
}

function SetPassword({ state: { errors, query }, user, token }: { state: FormState; user: StoredUser; token: string }) {
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} labels={{ password: '新密码', again: '再填一次' }} />
      <h1>设置密码</h1>
      {query.daoqi && <Notice kind="warning">密码已经到期，请换一个新密码再登录。</Notice>}
      <p className="lead">
        {user.name}（{user.organName}），您的账号是 <strong>{user.login}</strong>。
      </p>
      <form method="post" action="/mima" className="form">
        <input type="hidden" name="lianjie" value={token} />
        <input type="text" name="username" autoComplete="username" defaultValue={user.login} hidden readOnly />
        <Field
          name="password"
          label="新密码"
          type="password"
          autoComplete="new-password"
          hint={PASSWORD_RULE}
          error={errors?.fields.password}
        />
        <Field name="again" label="再填一次" type="password" autoComplete="new-password" error={errors?.fields.again} />
        <p className="actions">
          <button type="submit">设置密码</button>
        </p>
      </form>
    </div>
  )
}

function VoidLink() {
  return (
    <div className="narrow">
      <h1>链接不能再用</h1>
      <p className="lead">这个链接已经用过、已被新链接代替，或者超过了 24 小时。请联系管理员重新发一个。</p>
      <p className="actions">
        <a className="button" href="/denglu">
          去登录
        </a>
      </p>
    </div>
  )
}
