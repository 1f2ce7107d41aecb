import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { changeSite, listSites, showSite } from '../../api/sites.js'
import { FormPage } from '../parts/form-page.js'
import { useAct } from '../query.js'
import { linesOf } from './address-fields.js'
import type { Site } from './site-page.js'

type Marks = Site['marks']
interface Values extends Record<keyof Marks, string> {
  name: string
  domain: string
  /** A line an item: its name, a blank, its address. */
  navigation: string
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
const KEYS = Object.keys(MARKS) as (keyof Marks)[]

/** Name, marks and navigation of a site, for those who manage it. */
export function SettingsForm({ site }: { site: Site }): ReactElement {
  const [form] = Form.useForm<Values>()
  const act = useAct(changeSite, { refresh: [showSite, listSites], done: '已保存，所有页面即时更新。', quiet: true })
  const initial = {
    name: site.name,
    domain: site.domain ?? '',
    navigation: site.navigation.map(({ label, href }) => `${label} ${href}`).join('\n'),
    ...Object.fromEntries(KEYS.map((key) => [key, site.marks[key] ?? ''])),
  }
  return (
    <section className="card" aria-label="网站设置">
      <h2>网站设置</h2>
      <FormPage<Values>
        form={form}
        initial={initial}
        submit="保存"
        busy={act.busy}
        failure={act.failure}
        onSubmit={(values) => {
          const marks = Object.fromEntries(KEYS.map((key) => [key, values[key].trim() || null])) as Marks
          const navigation = navigationOf(values.navigation, site)
          void act.run({ params: { id: site.id }, body: { name: values.name, domain: values.domain.trim() || null, marks, navigation } })
        }}
      >
        <Form.Item name="name" label="网站名称" rules={[{ required: true, message: '请填写网站名称。' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="domain" label="页面里写明的域名">
          <Input placeholder="www.example.gov.cn" />
        </Form.Item>
        {KEYS.map((key) => (
          <Form.Item key={key} name={key} label={MARKS[key]}>
            <Input maxLength={120} />
          </Form.Item>
        ))}
        <Form.Item name="navigation" label="主导航（一行一项）" extra="名称、空格、地址，例如：政府信息公开 /zfxxgk">
          <Input.TextArea rows={8} />
        </Form.Item>
      </FormPage>
    </section>
  )
}

/** What was typed; an item that was there keeps the addresses that it covers. */
function navigationOf(text: string, { navigation }: Site): Site['navigation'] {
  return linesOf(text).map((line) => {
    const [, label = '', href = ''] = /^(.*\S)\s+(\S+)$/.exec(line) ?? ['', line, '']
    const covers = navigation.find((item) => item.href === href)?.covers
    return covers ? { label, href, covers } : { label, href }
  })
}
