import { Form, Input, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { importNotice, listNotices, listYears, type NoticePreview, previewNotice, showYear } from '../../api/calendar.js'
import { FileDrop } from '../parts/file-drop.js'
import { FormPage } from '../parts/form-page.js'
import { useAct } from '../query.js'
import { PreviewNotice } from './preview-notice.js'

interface Values {
  how: 'text' | 'table' | 'file'
  text?: string
  table?: string
  number?: string
  issuedOn?: string
  url?: string
}

/** Reads the next notice, shows what it would change, and applies it only then. */
export function ImportNotice({ onClose }: { onClose: () => void }): ReactElement {
  const [form] = Form.useForm<Values>()
  const how = Form.useWatch('how', form) ?? 'text'
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<NoticePreview | null>(null)
  const look = useAct(previewNotice, { quiet: true })
  const apply = useAct(importNotice, {
    refresh: [listYears, listNotices, showYear],
    done: '已导入，正在计算的期限已按新日历更新。',
    quiet: true,
  })

  const inputOf = (values: Values) => ({
    body: {
      ...(how === 'text' && values.text ? { text: values.text } : {}),
      ...(how === 'table' && values.table ? { table: values.table } : {}),
      ...(values.number ? { number: values.number } : {}),
      ...(values.issuedOn ? { issuedOn: values.issuedOn } : {}),
      ...(values.url ? { url: values.url } : {}),
    },
    ...(how === 'file' && file ? { files: { file: [file] } } : {}),
  })
  return (
    <section className="card" aria-labelledby="import-notice">
      <h2 id="import-notice">导入放假通知</h2>
      <FormPage<Values>
        form={form}
        initial={{ how: 'text' }}
        submit="看看会改变什么"
        busy={look.busy}
        failure={look.failure ?? apply.failure}
        onCancel={onClose}
        onSubmit={async (values) => {
          apply.clear()
          setPreview((await look.run(inputOf(values))) ?? null)
        }}
      >
        <Form.Item name="how" label="通知从哪里来">
          <Radio.Group
            options={[
              { value: 'text', label: '粘贴通知全文' },
              { value: 'table', label: '粘贴表格' },
              { value: 'file', label: '上传表格文件' },
            ]}
          />
        </Form.Item>
        {how === 'text' && (
          <Form.Item
            name="text"
            label="通知全文"
            rules={[{ required: true, message: '请粘贴通知全文。' }]}
            extra="从中国政府网复制“国务院办公厅关于××年部分节假日安排的通知”全文。"
          >
            <Input.TextArea rows={8} />
          </Form.Item>
        )}
        {how === 'table' && (
          <Form.Item
            name="table"
            label="表格"
            rules={[{ required: true, message: '请粘贴表格。' }]}
            extra="每行三列：日期（或起止日期）、放假或上班、节日名称。"
          >
            <Input.TextArea rows={8} />
          </Form.Item>
        )}
        {how === 'file' && (
          <FileDrop
            label="表格文件"
            hint={file ? `已选择 ${file.name}` : '.xlsx 或 .csv'}
            accept=".xlsx,.csv"
            busy={look.busy}
            onFile={setFile}
          />
        )}
        <Form.Item name="number" label="文号" extra="全文里有就不用填。">
          <Input maxLength={60} placeholder="国办发明电〔2026〕1号" />
        </Form.Item>
        <Form.Item name="issuedOn" label="发布日期" extra="全文里有就不用填。">
          <Input type="date" />
        </Form.Item>
        <Form.Item name="url" label="网址">
          <Input />
        </Form.Item>
      </FormPage>
      {preview && (
        <PreviewNotice
          preview={preview}
          busy={apply.busy}
          onApply={async () => {
            if (await apply.run(inputOf(form.getFieldsValue()))) onClose()
          }}
        />
      )}
    </section>
  )
}
