import { Button, Form, Select } from 'antd'
import type { ReactElement } from 'react'
import { grantRole, listUsers, revokeRole, type User } from '../../api/accounts.js'
import { ROLES, type Role } from '../../api/permissions.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'

interface Values {
  role: Role
  organId: string
}

/** The roles of a user, each with the organ it holds for; given and taken back one at a time. */
export function Grants({ user, mayGrant }: { user: User; mayGrant: boolean }): ReactElement {
  const [form] = Form.useForm<Values>()
  const grant = useAct(grantRole, { refresh: [listUsers], done: '已授予。', quiet: true })
  const revoke = useAct(revokeRole, { refresh: [listUsers], done: '已收回。' })
  return (
    <>
      <h2>角色</h2>
      {user.grants.length === 0 && <p className="quiet">还没有角色，登录后什么也办不了。</p>}
      <ul className="rows">
        {user.grants.map(({ role, organId, organName }) => (
          <li key={`${role}${organId}`}>
            {ROLES[role]}，{organName}及其下级{' '}
            {mayGrant && (
              <Button
                size="small"
                loading={revoke.busy}
                aria-label={`收回：${ROLES[role]}，${organName}`}
                onClick={() => void revoke.run({ params: { id: user.id, role, organId } })}
              >
                收回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && !user.disabled && (
        <FormPage<Values>
          form={form}
          initial={{ organId: user.organId }}
          submit="授予角色"
          busy={grant.busy}
          failure={grant.failure}
          onSubmit={async (body) => {
            if (await grant.run({ params: { id: user.id }, body })) form.resetFields()
          }}
        >
          <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色。' }]}>
            <Select options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="organId" label="对哪个机构（含下级）" rules={[{ required: true, message: '请选择机构。' }]}>
            <OrganSelect label="对哪个机构" />
          </Form.Item>
        </FormPage>
      )}
    </>
  )
}
