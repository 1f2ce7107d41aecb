import { Alert, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { changeSite, showSite } from '../../api/system.js'
import { FormPage } from '../parts/form-page.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'

type Site = z.output<typeof showSite.answer>
type Marks = Site['marks']
interface Values extends Record<keyof Marks, string> {
  name: string
  domain: string
}

const MARKS: Record<keyof Marks, string> = {
  sponsor: '主办单位',
  operator: '承办单位',
  contact: '联系方式',
  siteCode: '网站标识码',
  icp: 'ICP 备案编号',
  police: '公安机关备案号',
  partyGovernmentMark: '党政机关网站标识',
}

/** The settings of the public site, with what its footer still misses. */
export function SitePage(): ReactElement {
  const reading = useAnswer(showSite, {})
  return (
    <Page title="网站设置" lead="页面底部的标识按国办发〔2017〕47号应当齐全。不知道的留空，公开页面显示“来源文档未载明”，不要编造。">
      <Answered reading={reading}>
        {(site) => (
          <>
            <Missing site={site} />
            <SiteForm site={site} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Missing({ site }: { site: Site }): ReactElement {
  if (site.missing.length === 0) return <Alert type="success" showIcon title="标识已经齐全。" style={{ marginBottom: 16 }} />
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`还缺 ${site.missing.length} 项`}
      description={site.missing.map(({ label }) => label).join('、')}
    />
  )
}

function SiteForm({ site }: { site: Site }): ReactElement {
  const [form] = Form.useForm<Values>()
  const act = useAct(changeSite, { refresh: [showSite], done: '已保存，所有页面即时更新。', quiet: true })
  const keys = Object.keys(MARKS) as (keyof Marks)[]
  const initial = { name: site.name, domain: site.domain ?? '', ...Object.fromEntries(keys.map((key) => [key, site.marks[key] ?? ''])) }
  return (
    <section className="card" aria-label="网站设置">
      <FormPage<Values>
        form={form}
        initial={initial}
        submit="保存"
        busy={act.busy}
        failure={act.failure}
        onSubmit={(values) => {
          const marks = Object.fromEntries(keys.map((key) => [key, values[key].trim() || null])) as Marks
          void act.run({ body: { name: values.name, domain: values.domain.trim() || null, marks } })
        }}
      >
        <Form.Item name="name" label="网站名称" rules={[{ required: true, message: '请填写网站名称。' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="domain" label="域名">
          <Input placeholder="www.example.gov.cn" />
        </Form.Item>
        {keys.map((key) => (
          <Form.Item key={key} name={key} label={MARKS[key]}>
            <Input maxLength={120} />
          </Form.Item>
        ))}
      </FormPage>
    </section>
  )
}
