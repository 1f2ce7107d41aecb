import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listReports } from '../../api/annual-report.js'
import { importReport } from '../../api/annual-report-files.js'
import type { ReportView } from '../../api/annual-report-view.js'
import { holds, useMe } from '../frame/me.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'
import type { FileAnswer } from './reading-page.js'

interface Values {
  organId: string
  year: number
  source: string
  publishedOn?: string
}

/** Records the file as the published report of its organ and year, as it is; or links to the one that is kept already. */
export function RecordReport({
  file,
  answer,
  recorded,
}: {
  file: File
  answer: FileAnswer
  recorded: ReportView | undefined
}): ReactElement | null {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Values>()
  const act = useAct(importReport, { refresh: [listReports], done: '已登记入库。', quiet: true })
  if (recorded) {
    return (
      <p className="card">
        {recorded.organName} {recorded.year} 年的报告已经在库：
        <Link to="/nianbao/$id" params={{ id: recorded.id }}>
          {recorded.title}
        </Link>
        。下面的答复记在它名下。
      </p>
    )
  }
  if (!holds(me, 'report.publish')) return null
  if (!open) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>登记入库……</Button>
      </p>
    )
  }
  return (
    <section className="card" aria-label="登记入库">
      <h2>登记入库</h2>
      <p className="quiet">按原样保存为该机关该年度已经发布的报告，写明来源；不改动其中任何数字。</p>
      <FormPage<Values>
        form={form}
        initial={{ ...(answer.organId ? { organId: answer.organId } : {}), ...(answer.report.year ? { year: answer.report.year } : {}) }}
        submit="登记入库"
        busy={act.busy}
        failure={act.failure}
        onCancel={() => setOpen(false)}
        onSubmit={async (values) => {
          if (await act.run({ body: { ...values, publishedOn: values.publishedOn || undefined }, files: { file: [file] } })) setOpen(false)
        }}
      >
        <Form.Item name="organId" label="机关" rules={[{ required: true, message: '请选择机关。' }]}>
          <OrganSelect label="机关" />
        </Form.Item>
        <Form.Item name="year" label="年度" rules={[{ required: true, message: '请填写年度。' }]}>
          <Input type="number" inputMode="numeric" />
        </Form.Item>
        <Form.Item name="source" label="来源" extra="例如发布的网址或文件名。" rules={[{ required: true, message: '请填写来源。' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="publishedOn" label="发布日期" extra="不知道就不填。">
          <Input type="date" />
        </Form.Item>
      </FormPage>
    </section>
  )
}
