import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactElement } from 'react'
import { addColumn, changeColumn, listColumns, publishingQueue, removeColumn } from '../../../api/publishing.js'
import type { ColumnView } from '../../../api/publishing-view.js'
import { REVIEWS } from '../../../api/publishing-words.js'
import { FormPage } from '../../parts/form-page.js'
import { useAct } from '../../query.js'
import { COLUMN_KINDS } from '../words.js'

interface Values {
  name: string
  kind: ColumnView['kind']
  rank: number
  href: string | null
  lead: string | null
  freshnessDays: number | null
  minItems: number
  reviewSteps: ColumnView['reviewSteps']
  hidden: boolean
  slug: string
}

const REFRESHED = [listColumns, publishingQueue]

/** What the office may change of a column; of a locked one only the period, the minimum and the steps of review. */
export function ColumnSettings({ column, onDone }: { column: ColumnView; onDone: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const { modal } = App.useApp()
  const change = useAct(changeColumn, { refresh: REFRESHED, quiet: true, done: '栏目已更改。' })
  const remove = useAct(removeColumn, { refresh: REFRESHED, done: '栏目已删除。' })
  return (
    <>
      <p className="quiet">
        地址 /{column.id}
        {column.locked && '。国家统一规定的栏目，名称、种类、顺序和地址不能改（国办公开办函〔2019〕61号）。'}
      </p>
      <FormPage<Values>
        form={form}
        initial={column}
        submit="保存"
        busy={change.busy}
        failure={change.failure}
        onCancel={onDone}
        onSubmit={async (values) => {
          const { name, kind, rank, hidden } = column.locked ? column : values
          const body = { ...common(values), name, kind, rank, hidden, id: column.id }
          if (await change.run({ body })) onDone()
        }}
      >
        {!column.locked && <OwnFields />}
        <PeriodFields />
      </FormPage>
      {!column.statutory && (
        <div className="buttons above">
          <Button
            danger
            loading={remove.busy}
            onClick={async () => {
              const yes = await modal.confirm({
                title: '删除栏目',
                content: `确认删除空栏目“${column.name}”？`,
                okText: '删除',
                cancelText: '取消',
              })
              if (yes && (await remove.run({ body: { id: column.id } }))) onDone()
            }}
          >
            删除栏目
          </Button>
        </div>
      )}
    </>
  )
}

/** A column below another; its address is for good. */
export function AddColumn({ parent, onDone }: { parent: ColumnView; onDone: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const add = useAct(addColumn, { refresh: REFRESHED, quiet: true, done: '栏目已增设。' })
  return (
    <FormPage<Values>
      form={form}
      initial={{ kind: 'list', rank: 500, minItems: 0, reviewSteps: ['first', 'second', 'final'], freshnessDays: null, hidden: false }}
      submit="增设"
      busy={add.busy}
      failure={add.failure}
      onCancel={onDone}
      onSubmit={async (values) => {
        const { name, kind, rank, hidden, slug } = values
        if (await add.run({ body: { ...common(values), name, kind, rank, hidden, slug, parentId: parent.id } })) onDone()
      }}
    >
      <Form.Item
        name="slug"
        label="地址（以后不能改）"
        extra="小写字母、数字和短横线，例如 shjz。"
        rules={[{ required: true, message: '请填写地址。' }]}
      >
        <Input addonBefore={`/${parent.id}/`} autoComplete="off" />
      </Form.Item>
      <OwnFields />
      <PeriodFields />
    </FormPage>
  )
}

const common = ({ href, lead, freshnessDays, minItems, reviewSteps }: Values) => ({
  href: href || null,
  lead: lead || null,
  freshnessDays: freshnessDays ?? null,
  minItems: minItems ?? 0,
  reviewSteps,
})

function OwnFields(): ReactElement {
  return (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称。' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label="种类">
        <Select options={Object.entries(COLUMN_KINDS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="href" label="种类是链接时：指向的网址">
        <Input />
      </Form.Item>
      <Form.Item name="rank" label="排列顺序" extra="小的在前。">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="hidden" valuePropName="checked">
        <Checkbox>不在网站上显示</Checkbox>
      </Form.Item>
    </>
  )
}

function PeriodFields(): ReactElement {
  return (
    <>
      <Form.Item name="lead" label="栏目说明（显示在栏目页）">
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="freshnessDays" label="更新期限（天）" extra="超过这么多天没有新信息就亮红灯。留空表示不限。">
        <InputNumber min={1} max={3660} precision={0} />
      </Form.Item>
      <Form.Item name="minItems" label="最少条数" extra="少于这个数按空栏目提醒。">
        <InputNumber min={0} max={10000} precision={0} />
      </Form.Item>
      <Form.Item
        name="reviewSteps"
        label="审核步骤"
        extra="每一步由不同的人办理；保密审查每条都要。"
        rules={[{ type: 'array', min: 1, message: '至少选一步。' }]}
      >
        <Checkbox.Group options={Object.entries(REVIEWS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </>
  )
}
