import { Checkbox, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import {
  CATALOGUE_LEVELS,
  type CatalogueItem,
  type CatalogueRow,
  listCatalogues,
  readCatalogue,
  saveCatalogueRow,
} from '../../api/catalogue.js'
import { CARRIERS } from '../../law/publishing/catalogue.js'
import { FormPage } from '../parts/form-page.js'
import { useAct } from '../query.js'

interface Props {
  organId: string
  field: string
  row: CatalogueRow | null
  onDone: () => void
}

interface Values {
  item: Omit<CatalogueItem, 'carriers'> & { carriers: string[] }
  /** 其他 carriers, between 、 */
  others: string
}

const BLANK: CatalogueItem = {
  first: '',
  second: '',
  third: '',
  content: '',
  basis: '',
  timeLimit: '',
  subject: '',
  carriers: ['政府网站'],
  everybody: true,
  group: '',
  proactive: true,
  onRequest: false,
  levels: ['county'],
}

/** A row of the official table, its columns from left to right. */
export function RowForm({ organId, field, row, onDone }: Props): ReactElement {
  const [form] = Form.useForm<Values>()
  const save = useAct(saveCatalogueRow, {
    refresh: [readCatalogue, listCatalogues],
    quiet: true,
    done: '已保存。发布新版本后网站上才看得到。',
  })
  const item: CatalogueItem = row ?? BLANK
  const boxed = item.carriers.filter((one) => CARRIERS.includes(one))
  const initial = { item: { ...item, carriers: boxed }, others: item.carriers.filter((one) => !CARRIERS.includes(one)).join('、') }
  return (
    <FormPage<Values>
      form={form}
      initial={initial}
      submit="保存"
      busy={save.busy}
      failure={save.failure}
      onCancel={onDone}
      onSubmit={async ({ item: given, others }) => {
        const carriers = [...(given.carriers ?? []), ...others.split(/[、，,；;]+/).map((one) => one.trim())].filter(Boolean)
        if (await save.run({ body: { organId, field, id: row?.id ?? null, item: { ...given, carriers } } })) onDone()
      }}
    >
      <Form.Item name={['item', 'first']} label="一级事项" rules={[{ required: true, message: '请填写一级事项。' }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['item', 'second']} label="二级事项" rules={[{ required: true, message: '请填写二级事项。' }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['item', 'third']} label="三级事项">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['item', 'content']} label="公开内容（要素）" rules={[{ required: true, message: '请填写公开内容。' }]}>
        <Input.TextArea rows={3} maxLength={3000} />
      </Form.Item>
      <Form.Item name={['item', 'basis']} label="公开依据">
        <Input.TextArea rows={2} maxLength={3000} />
      </Form.Item>
      <Form.Item
        name={['item', 'timeLimit']}
        label="公开时限"
        extra="照目录原文写。只有“每季度”“每年”这样写明周期的，系统才会提醒超过时限，不猜。"
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name={['item', 'subject']} label="公开主体">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name={['item', 'carriers']} label="公开渠道和载体">
        <Checkbox.Group options={[...CARRIERS]} />
      </Form.Item>
      <Form.Item name="others" label="其他渠道（用顿号隔开）">
        <Input maxLength={300} />
      </Form.Item>
      <fieldset className="field">
        <legend>公开对象</legend>
        <Form.Item name={['item', 'everybody']} valuePropName="checked" noStyle>
          <Checkbox>全社会</Checkbox>
        </Form.Item>
        <Form.Item name={['item', 'group']} label="特定群体">
          <Input maxLength={300} />
        </Form.Item>
      </fieldset>
      <fieldset className="field">
        <legend>公开方式</legend>
        <Form.Item name={['item', 'proactive']} valuePropName="checked" noStyle>
          <Checkbox>主动</Checkbox>
        </Form.Item>
        <Form.Item name={['item', 'onRequest']} valuePropName="checked" noStyle>
          <Checkbox>依申请</Checkbox>
        </Form.Item>
      </fieldset>
      <Form.Item name={['item', 'levels']} label="公开层级">
        <Checkbox.Group options={Object.entries(CATALOGUE_LEVELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </FormPage>
  )
}
