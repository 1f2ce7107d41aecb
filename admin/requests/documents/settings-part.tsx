import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { type DocumentSettings, getDocumentSettings, setDocumentSettings } from '../../../api/request-documents.js'
import { holds, useMe } from '../../frame/me.js'
import { FormPage } from '../../parts/form-page.js'
import { Answered } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'

type Shown = z.output<typeof getDocumentSettings.answer>

const FIELDS: [keyof DocumentSettings, string, string][] = [
  ['pattern', '文号格式', '{年}、{号}、{类别} 各写一处；{机关} 是机关简称。按 GB/T 9704，序号不加“第”字，不编虚位。'],
  ['contact', '联系人', '写进文书落款下的附注。不知道的留空，文书里就不出现。'],
  ['phone', '联系电话', ''],
  ['address', '联系地址', ''],
  ['website', '查询网址', '申请人凭编号和密码查询的地址。'],
  ['payment', '信息处理费缴纳方式', '例如缴款账户或者非税缴款渠道。'],
  ['reviewOrgan', '行政复议机关', '一般留空，按行政复议法第二十四条、第二十七条由机关级别得出；有特别规定的才填写。'],
  ['reviewOnline', '网上申请行政复议的地址', '行政复议法第二十二条。'],
  ['court', '管辖法院', '留空时写“有管辖权的人民法院”。'],
]

/** What the letters of an office say of it, with the remedy paragraphs that follow. */
export function SettingsPart({ organId }: { organId: string }): ReactElement {
  const reading = useAnswer(getDocumentSettings, { params: { organId } })
  return <Answered reading={reading}>{(settings) => <SettingsForm organId={organId} settings={settings} />}</Answered>
}

function SettingsForm({ organId, settings }: { organId: string; settings: Shown }): ReactElement {
  const [form] = Form.useForm<DocumentSettings>()
  const may = holds(useMe(), 'document.template')
  const act = useAct(setDocumentSettings, { refresh: [getDocumentSettings], done: '已保存，以后生成的文书按新设置。', quiet: true })
  const { example, remedy, remedyReviewFirst, ...initial } = settings
  return (
    <>
      <dl className="facts">
        <dt>文号示例</dt>
        <dd>{example}</dd>
        <dt>救济告知（一般答复）</dt>
        <dd>{remedy}</dd>
        <dt>救济告知（依据第十四至十六条不予公开）</dt>
        <dd>{remedyReviewFirst}</dd>
      </dl>
      <p className="quiet">救济告知由法律依据和机关级别自动得出，不能手工改写。已经生成的文书不受设置变化影响。</p>
      {may && (
        <FormPage
          form={form}
          initial={initial}
          submit="保存"
          busy={act.busy}
          failure={act.failure}
          onSubmit={(values) => void act.run({ params: { organId }, body: values })}
        >
          {FIELDS.map(([name, label, hint]) => (
            <Form.Item key={name} name={name} label={label} extra={hint}>
              <Input maxLength={name === 'pattern' ? 100 : 300} />
            </Form.Item>
          ))}
        </FormPage>
      )}
    </>
  )
}
