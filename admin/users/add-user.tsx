import { Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { addUser, listUsers } from '../../api/accounts.js'
import { ROLES, type Role } from '../../api/permissions.js'
import { useMe } from '../frame/me.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'
import type { OneTimeLink } from './link-notice.js'

interface Values {
  name: string
  login: string
  organId: string
  role?: Role
}

/** Adds a user; they set their password themselves, on a link. */
export function AddUser({ onAdded, onClose }: { onAdded: (link: OneTimeLink) => void; onClose: () => void }): ReactElement {
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const act = useAct(addUser, { refresh: [listUsers], done: '已增加用户。', quiet: true })
  return (
    <section className="card" aria-labelledby="add-user">
      <h2 id="add-user">增加用户</h2>
      <FormPage<Values>
        form={form}
        initial={me ? { organId: me.user.organId } : {}}
        submit="增加"
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={async (body) => {
          const added = await act.run({ body })
          if (added) onAdded(added)
        }}
      >
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名。' }]}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item
          name="login"
          label="登录名"
          extra="小写字母开头，3 到 30 个字符。"
          rules={[{ required: true, message: '请填写登录名。' }]}
        >
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="organId" label="单位" rules={[{ required: true, message: '请选择单位。' }]}>
          <OrganSelect label="单位" />
        </Form.Item>
        <Form.Item name="role" label="角色" extra="可以以后再授。">
          <Select allowClear options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      </FormPage>
    </section>
  )
}
