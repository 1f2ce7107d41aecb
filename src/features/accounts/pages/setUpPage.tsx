import { z } from 'zod'
import { Fault } from '../../../platform/errors/errors.js'
import { ErrorSummary, Field, Select } from '../../../platform/html/form.js'
import { Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState, Submission } from '../../../platform/http/mount.js'
import { actorOf, type Viewer } from '../../../platform/session/viewer.js'
import { type Organ, organsBelow } from '../../organs/index.js'
import { linkPath } from '../links.js'
import { type FirstPerson, needsSetUp, setUp } from '../setUp.js'

const login = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9._-]{2,29}$/, '请用小写字母、数字、点、短横线，以字母开头，3 到 30 个字符。')
const name = z.string().trim().min(2).max(30)
const schema = z.object({
  securityName: name,
  securityLogin: login,
  auditName: name,
  auditLogin: login,
  organName: name,
  organLogin: login,
  organId: z.string().min(1),
})

const PEOPLE = [
  { key: 'security', role: 'security-admin', title: '安全管理员', duty: '授予和收回角色。', login: 'anquan' },
  { key: 'audit', role: 'audit-admin', title: '审计管理员', duty: '查看全部操作记录。', login: 'shenji' },
  { key: 'organ', role: 'organ-admin', title: '单位管理员', duty: '管理本单位和下级单位的用户与栏目。', login: 'guanli' },
] as const

const LABELS = Object.fromEntries(
  PEOPLE.flatMap(({ key, title }) => [
    [`${key}Name`, `${title}的姓名`],
    [`${key}Login`, `${title}的账号`],
  ]),
)

/** /kaishi: after the first administrator has a password, names the others. */
export const setUpPage: FormPage<typeof schema> = {
  path: '/kaishi',
  schema,
  page: async (state) => {
    const viewer = mustBeFirst(state.viewer)
    const body = (await needsSetUp(state.platform)) ? (
      <SetUp state={state} organs={await organsBelow(state.platform.database.db, viewer.organPath)} />
    ) : (
      <AlreadyDone />
    )
    return { title: '开始使用', breadcrumb: [['开始使用', '/kaishi']], body }
  },
  submit: async (submission) => {
    const viewer = mustBeFirst(submission.viewer)
    const { database, clock } = submission.platform
    const links = await database.transaction((tx) => setUp({ tx, clock, actor: actorOf(viewer) }, people(submission, viewer)))
    const base = submission.platform.config.publicUrl ?? `${submission.request.protocol}://${submission.request.host}`
    const shown = links.map(({ person, link }) => ({
      person,
      address: base + linkPath(link.token),
    }))
    return { title: '请把链接交给本人', breadcrumb: [['开始使用', '/kaishi']], body: <Links links={shown} /> }
  },
}

function mustBeFirst(viewer: Viewer | null): Viewer {
  if (!viewer) throw new Fault('unauthenticated', '请先登录。')
  if (!viewer.grants.some((grant) => grant.role === 'system-admin')) throw new Fault('forbidden', '初始设置由系统管理员办理。')
  return viewer
}

function people({ input }: Submission<typeof schema>, viewer: Viewer): FirstPerson[] {
  return [
    { role: 'security-admin', name: input.securityName, login: input.securityLogin, organId: viewer.organId },
    { role: 'audit-admin', name: input.auditName, login: input.auditLogin, organId: viewer.organId },
    { role: 'organ-admin', name: input.organName, login: input.organLogin, organId: input.organId },
  ]
}

function SetUp({ state: { values, errors }, organs }: { state: FormState; organs: Organ[] }) {
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} labels={LABELS} />
      <h1>开始使用</h1>
      <p className="lead">
        您是系统管理员。按等级保护的要求，系统、安全、审计三个管理员由不同的人担任，也不兼任其他角色。请填写另外三位，系统给每人一个一次性链接。
      </p>
      <form method="post" action="/kaishi" className="form">
        {PEOPLE.map(({ key, title, duty, login: suggested }) => (
          <fieldset key={key}>
            <legend>{title}</legend>
            <p className="hint">{duty}</p>
            <Field name={`${key}Name`} label={`${title}的姓名`} value={values[`${key}Name`]} error={errors?.fields[`${key}Name`]} />
            <Field
              name={`${key}Login`}
              label={`${title}的账号`}
              hint="小写字母、数字、点、短横线"
              value={values[`${key}Login`] ?? suggested}
              error={errors?.fields[`${key}Login`]}
            />
          </fieldset>
        ))}
        <Select
          name="organId"
          label="单位管理员管理哪个单位"
          value={values.organId ?? 'ledu'}
          options={organs.map((one) => [one.id, one.name])}
        />
        <p className="actions">
          <button type="submit">生成链接</button>
        </p>
      </form>
    </div>
  )
}

function Links({ links }: { links: { person: FirstPerson; address: string }[] }) {
  return (
    <div className="narrow">
      <h1>请把链接交给本人</h1>
      <Notice kind="warning">链接只显示这一次，24 小时内有效，每个只能用一次。</Notice>
      {links.map(({ person, address }) => (
        <section key={person.login} className="panel">
          <h2>
            {PEOPLE.find((one) => one.role === person.role)?.title}：{person.name}（{person.login}）
          </h2>
          <p>
            <code className="wrap-anywhere">{address}</code>
          </p>
        </section>
      ))}
      <p className="actions">
        <a className="button" href="/admin/">
          进入工作台
        </a>
      </p>
    </div>
  )
}

function AlreadyDone() {
  return (
    <div className="narrow">
      <h1>初始设置已经完成</h1>
      <p className="lead">用户和角色请在工作台里管理。</p>
      <p className="actions">
        <a className="button" href="/admin/">
          进入工作台
        </a>
      </p>
    </div>
  )
}
