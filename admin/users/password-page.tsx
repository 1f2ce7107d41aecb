import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { changePassword, showMe } from '../../api/accounts.js'
import { ROLES } from '../../api/permissions.js'
import { useMe } from '../frame/me.js'
import { FormPage } from '../parts/form-page.js'
import { Page } from '../parts/page.js'
import { useAct } from '../query.js'

interface Values {
  current: string
  next: string
  again: string
}

/** Who one is here, and the change of one's password. */
export function PasswordPage(): ReactElement {
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const act = useAct(changePassword, { refresh: [showMe], done: '密码已修改，其他地方的登录已退出。', quiet: true })
  return (
    <Page title="我的账号" lead={me?.passwordEndsOn ? `密码在 ${me.passwordEndsOn} 到期。` : undefined}>
      {me && (
        <section className="card" aria-label="我的角色">
          <dl className="facts">
            <dt>姓名</dt>
            <dd>{me.user.name}</dd>
            <dt>登录名</dt>
            <dd>{me.user.login}</dd>
            <dt>角色</dt>
            <dd>
              {me.user.grants.map((grant) => (
                <p key={`${grant.role}${grant.organId}`}>
                  {ROLES[grant.role]}（{grant.organName}及其下级）
                </p>
              ))}
            </dd>
          </dl>
        </section>
      )}
      <section className="card" aria-labelledby="change">
        <h2 id="change">修改密码</h2>
        <FormPage<Values>
          form={form}
          initial={{}}
          submit="修改密码"
          busy={act.busy}
          failure={act.failure}
          onSubmit={async ({ current, next }) => {
            if (await act.run({ body: { current, next } })) form.resetFields()
          }}
        >
          <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码。' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="next" label="新密码" rules={[{ required: true, message: '请填写新密码。' }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label="再写一遍新密码"
            dependencies={['next']}
            rules={[
              { required: true, message: '请再写一遍新密码。' },
              ({ getFieldValue }) => ({
                validator: async (_, value) => {
                  if (value && value !== getFieldValue('next')) throw new Error('两遍写得不一样。')
                },
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </FormPage>
      </section>
    </Page>
  )
}
