import { Alert, Checkbox, Form, Input, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { addCarrier, CARRIER_KINDS, type Carrier, type CarrierKind, changeCarrier, listCarriers } from '../../api/carriers.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'
import { ColumnPicker } from './column-picker.js'
import { CoverField } from './cover-field.js'
import { NewKey } from './keys.js'

interface Values {
  organId: string
  kind: CarrierKind
  name: string
  address: string
  appId: string
  secret: string
  author: string
  cover: string
  columns: string[]
  withBelow: boolean
  automatic: boolean
  paused: boolean
}

/** A new carrier; the key of a webhook is shown here once. */
export function AddCarrier({ organId, onDone }: { organId: string; onDone: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const [key, setKey] = useState<string | null>(null)
  const add = useAct(addCarrier, { refresh: [listCarriers], quiet: true, done: '渠道已增加。' })
  const kind = Form.useWatch('kind', form) ?? 'webhook'
  const organ = Form.useWatch('organId', form) ?? organId
  if (key !== null) return <NewKey value={key} onDone={onDone} />
  return (
    <section className="card" aria-labelledby="add">
      <h2 id="add">增加渠道</h2>
      <FormPage<Values>
        form={form}
        initial={{ ...BLANK, organId, kind: 'webhook' }}
        submit="增加"
        busy={add.busy}
        failure={add.failure}
        onCancel={onDone}
        onSubmit={async (values) => {
          const made = await add.run({ body: { ...BLANK, ...values } })
          if (!made) return
          if (made.key === null) onDone()
          else setKey(made.key)
        }}
      >
        <Form.Item name="organId" label="单位" rules={[{ required: true, message: '请选择单位。' }]}>
          <OrganSelect id="organId" label="单位" />
        </Form.Item>
        <Form.Item name="kind" label="种类" required>
          <Radio.Group options={Object.entries(CARRIER_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Fields kind={kind} organId={organ} carrier={null} />
      </FormPage>
    </section>
  )
}

export function ChangeCarrier({ carrier }: { carrier: Carrier }): ReactElement {
  const [form] = Form.useForm<Values>()
  const change = useAct(changeCarrier, { refresh: [listCarriers], quiet: true, done: '已保存。' })
  return (
    <FormPage<Values>
      form={form}
      initial={{ ...BLANK, ...carrier }}
      submit="保存"
      busy={change.busy}
      failure={change.failure}
      onSubmit={async (values) => {
        const saved = await change.run({ params: { id: carrier.id }, body: { ...BLANK, ...values } })
        if (saved) form.setFieldsValue({ secret: '', cover: '' })
      }}
    >
      <Fields kind={carrier.kind} organId={carrier.organId} carrier={carrier} />
    </FormPage>
  )
}

const BLANK = {
  name: '',
  address: '',
  appId: '',
  secret: '',
  author: '',
  cover: '',
  columns: [],
  withBelow: false,
  automatic: false,
  paused: false,
}

function Fields({ kind, organId, carrier }: { kind: CarrierKind; organId: string; carrier: Carrier | null }): ReactElement {
  return (
    <>
      <Form.Item
        name="name"
        label="名称"
        extra="办理的人看到的名称，例如：区融媒体中心。"
        rules={[{ required: true, message: '请填写名称。' }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {kind === 'webhook' ? <WebhookFields /> : <WechatFields carrier={carrier} />}
      <Form.Item name="columns" label="只送这些栏目的信息" extra="都不选，就是全部栏目；选了一个栏目，也包括它下面的栏目。">
        <ColumnPicker organId={organId} />
      </Form.Item>
      <Form.Item name="withBelow" valuePropName="checked">
        <Checkbox>下属单位的信息也送</Checkbox>
      </Form.Item>
      <Form.Item name="paused" valuePropName="checked" extra="暂停期间公开的信息不送，以后也不补送；撤下的通知照常送。">
        <Checkbox>暂停</Checkbox>
      </Form.Item>
    </>
  )
}

function WebhookFields(): ReactElement {
  return (
    <Form.Item
      name="address"
      label="接收网址"
      extra="对方提供的网址。每条信息公开、更新、撤下时，向它发送一次带签名的 JSON。"
      rules={[{ required: true, message: '请填写接收网址。' }]}
    >
      <Input maxLength={2000} inputMode="url" autoComplete="off" placeholder="https://" />
    </Form.Item>
  )
}

function WechatFields({ carrier }: { carrier: Carrier | null }): ReactElement {
  return (
    <>
      <Alert
        type="info"
        showIcon
        title="须是已认证的公众号"
        description="在公众平台“设置与开发 → 基本配置”取得 AppID 和 AppSecret，并把本服务器的公网地址加入 IP 白名单。文章发布在公众号主页，不群发通知粉丝。"
      />
      <Form.Item name="appId" label="AppID" rules={[{ required: true, message: '请填写 AppID。' }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="secret" label="AppSecret" required={!carrier} extra={`加密保存，任何人都看不到。${carrier ? '不改的，留空。' : ''}`}>
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="author" label="文章作者" extra="不超过 16 个字，可以不填。">
        <Input maxLength={16} autoComplete="off" />
      </Form.Item>
      <Form.Item name="cover" label="封面图片" required={!carrier} extra="JPG 或 PNG，不超过 1 MB，建议 900×383。每篇文章都用这一张。">
        <CoverField isSet={carrier?.hasCover ?? false} />
      </Form.Item>
      <Form.Item name="automatic" valuePropName="checked" extra="不勾选的，每篇由经办人看过再发。更新过的信息总是要经办人看过再发。">
        <Checkbox>新公开的信息自动发布，不用经办人确认</Checkbox>
      </Form.Item>
    </>
  )
}
