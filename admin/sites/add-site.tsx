import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { addSite, listSites } from '../../api/sites.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'
import { AddressFields, type AddressValues, addressesOf } from './address-fields.js'

interface Values extends AddressValues {
  id: string
  name: string
  organId: string
}

/** A new site: whose it is, what it is called and by which addresses it is reached. */
export function AddSite({ onClose }: { onClose: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const navigate = useNavigate()
  const act = useAct(addSite, { refresh: [listSites], done: '站点已经建好，列表和搜索正在整理，请补齐标识。', quiet: true })
  return (
    <section className="card" aria-label="新建站点">
      <h2>新建站点</h2>
      <FormPage<Values>
        form={form}
        initial={{ hosts: '', path: '' }}
        submit="新建"
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={async ({ id, name, organId, ...addresses }) => {
          const made = await act.run({ body: { id: id.trim(), name, organId, ...addressesOf(addresses) } })
          if (made) await navigate({ to: '/zhandian/$id', params: { id: made.id } })
        }}
      >
        <Form.Item name="organId" label="单位" rules={[{ required: true, message: '请选择单位。' }]}>
          <OrganSelect label="单位" />
        </Form.Item>
        <Form.Item name="name" label="网站名称" rules={[{ required: true, message: '请填写网站名称。' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="id"
          label="编号"
          extra="小写字母开头，例如 ledu。建好以后不能改。"
          rules={[{ required: true, message: '请填写编号。' }]}
        >
          <Input maxLength={31} />
        </Form.Item>
        <AddressFields />
      </FormPage>
    </section>
  )
}
