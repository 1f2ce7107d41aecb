import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { getPublishingSettings, savePublishingSettings } from '../../../api/publishing.js'
import { useMe } from '../../frame/me.js'
import { FormPage } from '../../parts/form-page.js'
import { Answered } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'

interface Settings {
  indexPattern: string
  codes: Record<string, string>
}

/** How 索引号 are made: a pattern for the site and a code for the caller's organ. */
export function IndexNumbers({ may }: { may: boolean }): ReactElement {
  const reading = useAnswer(getPublishingSettings, {})
  return (
    <section className="card" aria-labelledby="numbers">
      <h2 id="numbers">索引号</h2>
      <Answered reading={reading}>
        {(settings) =>
          may ? (
            <Pattern settings={settings} />
          ) : (
            <p>
              按 {settings.indexPattern} 生成。<span className="quiet">由信息公开机构负责人或单位管理员更改。</span>
            </p>
          )
        }
      </Answered>
    </section>
  )
}

function Pattern({ settings }: { settings: Settings }): ReactElement {
  const me = useMe()
  const organId = me?.user.organId ?? ''
  const [form] = Form.useForm<{ indexPattern: string; code: string }>()
  const act = useAct(savePublishingSettings, { refresh: [getPublishingSettings], quiet: true, done: '已更改，从下一条起按新的写法生成。' })
  return (
    <FormPage
      form={form}
      initial={{ indexPattern: settings.indexPattern, code: settings.codes[organId] ?? '' }}
      submit="保存"
      busy={act.busy}
      failure={act.failure}
      onSubmit={({ indexPattern, code }) => {
        const { [organId]: _, ...others } = settings.codes
        const codes = code.trim() === '' ? others : { ...others, [organId]: code.trim() }
        void act.run({ body: { indexPattern, codes } })
      }}
    >
      <Form.Item
        name="indexPattern"
        label="写法"
        extra="{code} 机构代码，{year} 年，{month} 月，{n:5} 五位流水号。例如 {code}/{year}-{n:5}。"
        rules={[{ required: true, message: '请填写写法。' }]}
      >
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
      <Form.Item name="code" label="本单位的机构代码" extra="统一社会信用代码或者组织机构代码；留空用单位的地址名。">
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
    </FormPage>
  )
}
