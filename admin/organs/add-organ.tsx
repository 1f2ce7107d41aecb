import { Checkbox, Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { addOrgan, listOrgans, ORGAN_KINDS, ORGAN_RANKS, type Organ } from '../../api/organs.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'

interface Values {
  id: string
  name: string
  shortName: string
  parentId: string
  kind: Organ['kind']
  rank: Organ['rank']
  from: string
  mayMakeRules: boolean
  verticallyLed: boolean
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const needed = (message: string) => [{ required: true, message }]

/** Adds an organ below another. */
export function AddOrgan({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const act = useAct(addOrgan, { refresh: [listOrgans], done: '已增加。', quiet: true })
  return (
    <section className="card" aria-labelledby="add-organ">
      <h2 id="add-organ">增加机构</h2>
      <FormPage<Values>
        form={form}
        initial={{ kind: 'department', rank: 'county', mayMakeRules: false, verticallyLed: false }}
        submit="增加"
        busy={act.busy}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={async (values) => {
          const organ = await act.run({ body: values })
          if (organ) onAdded(organ.id)
        }}
      >
        <Form.Item name="name" label="名称" rules={needed('请填写名称。')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="shortName" label="简称" rules={needed('请填写简称。')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="id"
          label="网址用的代号"
          extra="小写字母、数字和短横线，出现在网页地址里，以后不改。"
          rules={needed('请填写代号。')}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="parentId" label="上级机构" rules={needed('请选择上级机构。')}>
          <OrganSelect label="上级机构" />
        </Form.Item>
        <Form.Item name="kind" label="类别">
          <Select options={optionsOf(ORGAN_KINDS)} />
        </Form.Item>
        <Form.Item name="rank" label="层级">
          <Select options={optionsOf(ORGAN_RANKS)} />
        </Form.Item>
        <Form.Item name="from" label="设立日期" rules={needed('请填写设立日期。')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="mayMakeRules" valuePropName="checked">
          <Checkbox>可以制定规章（省、设区的市、自治州人民政府）</Checkbox>
        </Form.Item>
        <Form.Item name="verticallyLed" valuePropName="checked">
          <Checkbox>实行垂直管理</Checkbox>
        </Form.Item>
      </FormPage>
    </section>
  )
}
