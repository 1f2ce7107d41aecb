import { Checkbox, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { changeCompetence, listOrgans, mergeOrgan, moveOrgan, type OrganDetail, renameOrgan, showOrgan } from '../../api/organs.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'

interface Props {
  organ: OrganDetail
  onClose: () => void
}

const refresh = [showOrgan, listOrgans]
const needed = (message: string) => [{ required: true, message }]

/** 改名: the old name stays in the history. */
export function Rename({ organ, onClose }: Props): ReactElement {
  const [form] = Form.useForm<{ name: string; shortName: string; from: string }>()
  const act = useAct(renameOrgan, { refresh, done: '已改名。', quiet: true })
  return (
    <FormPage
      form={form}
      initial={{ name: organ.name, shortName: organ.shortName }}
      submit="改名"
      busy={act.busy}
      failure={act.failure}
      onCancel={onClose}
      onSubmit={async (body) => {
        if (await act.run({ params: { id: organ.id }, body })) onClose()
      }}
    >
      <Form.Item name="name" label="新名称" rules={needed('请填写新名称。')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortName" label="新简称" rules={needed('请填写新简称。')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="from" label="从哪一天起" rules={needed('请填写日期。')}>
        <Input type="date" />
      </Form.Item>
    </FormPage>
  )
}

/** 合并: the organ ends and another takes over its duties. */
export function Merge({ organ, onClose }: Props): ReactElement {
  const [form] = Form.useForm<{ into: string; on: string }>()
  const act = useAct(mergeOrgan, { refresh, done: '已合并。', quiet: true })
  return (
    <FormPage
      form={form}
      initial={{}}
      submit="合并"
      busy={act.busy}
      failure={act.failure}
      onCancel={onClose}
      onSubmit={async (body) => {
        if (await act.run({ params: { id: organ.id }, body })) onClose()
      }}
    >
      <p>{organ.name}撤销，职责由下面的机构承担；它的历史都保留。</p>
      <Form.Item name="into" label="并入" rules={needed('请选择并入的机构。')}>
        <OrganSelect label="并入" />
      </Form.Item>
      <Form.Item name="on" label="最后一天" rules={needed('请填写日期。')}>
        <Input type="date" />
      </Form.Item>
    </FormPage>
  )
}

/** 改变隶属: with all below it. */
export function Move({ organ, onClose }: Props): ReactElement {
  const [form] = Form.useForm<{ parentId: string; on: string }>()
  const act = useAct(moveOrgan, { refresh, done: '已改变隶属。', quiet: true })
  return (
    <FormPage
      form={form}
      initial={{}}
      submit="改变隶属"
      busy={act.busy}
      failure={act.failure}
      onCancel={onClose}
      onSubmit={async (body) => {
        if (await act.run({ params: { id: organ.id }, body })) onClose()
      }}
    >
      <Form.Item name="parentId" label="新的上级机构" rules={needed('请选择上级机构。')}>
        <OrganSelect label="新的上级机构" />
      </Form.Item>
      <Form.Item name="on" label="从哪一天起" rules={needed('请填写日期。')}>
        <Input type="date" />
      </Form.Item>
    </FormPage>
  )
}

/** 职权: 规章 and vertical lead decide which checks apply to its reports. */
export function Competence({ organ, onClose }: Props): ReactElement {
  const [form] = Form.useForm<{ mayMakeRules: boolean; verticallyLed: boolean }>()
  const act = useAct(changeCompetence, { refresh, done: '已改变。', quiet: true })
  return (
    <FormPage
      form={form}
      initial={{ mayMakeRules: organ.mayMakeRules, verticallyLed: organ.verticallyLed }}
      submit="保存"
      busy={act.busy}
      failure={act.failure}
      onCancel={onClose}
      onSubmit={async (body) => {
        if (await act.run({ params: { id: organ.id }, body })) onClose()
      }}
    >
      <Form.Item name="mayMakeRules" valuePropName="checked">
        <Checkbox>可以制定规章</Checkbox>
      </Form.Item>
      <Form.Item name="verticallyLed" valuePropName="checked">
        <Checkbox>实行垂直管理</Checkbox>
      </Form.Item>
    </FormPage>
  )
}
