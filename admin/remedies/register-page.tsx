import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Checkbox, Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { getRemedy, listRemedies, openRemedy, requestRemedies } from '../../api/remedies.js'
import type { RemedyView } from '../../api/remedy-view.js'
import { ABOUTS, REMEDY_KINDS, REMEDY_ROLES } from '../../api/remedy-words.js'
import { useMe } from '../frame/me.js'
import { FormPage } from '../parts/form-page.js'
import { OrganSelect } from '../parts/organ-select.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { usePractice } from '../requests/practice/practice.js'
import { optionsOf, StartFields } from './start-fields.js'
import { bodyOf, emptyValues, type Values } from './values.js'

/** Registers what the reviewer or the court sent: for a request, after a review, or for what the register does not hold. */
export function RegisterRemedyPage(): ReactElement {
  const { request, after, silent } = useSearch({ from: '/remedies/register' })
  const me = useMe()
  const review = useAnswer(getRemedy, { params: { id: after ?? '' } }, { enabled: after !== undefined })
  return (
    <Page title="登记复议、诉讼" lead="收到行政复议答复通知书、应诉通知书以后在这里登记。答复、答辩的期限随即起算。">
      {me && after === undefined && (
        <RegisterForm organId={organOf(request) ?? me.user.organId} request={request ?? ''} silent={silent === 'yes'} review={null} />
      )}
      {me && after !== undefined && (
        <Answered reading={review}>
          {(found) => (
            <RegisterForm organId={found.organId} request={found.requestId ?? ''} silent={found.about === 'no-reply'} review={found} />
          )}
        </Answered>
      )}
    </Page>
  )
}

interface FormProps {
  organId: string
  request: string
  silent: boolean
  review: RemedyView | null
}

function RegisterForm({ organId, request, silent, review }: FormProps): ReactElement {
  const go = useNavigate()
  const practice = usePractice()
  const [form] = Form.useForm<Values>()
  const act = useAct(openRemedy, { refresh: [listRemedies, requestRemedies], quiet: true, done: '已登记。' })
  const kind = Form.useWatch('kind', form) ?? (review ? 'litigation' : 'reconsideration')
  const named = Form.useWatch('requestId', form) ?? request
  const suit = kind === 'litigation'
  return (
    <div className="card">
      {review && <Alert type="info" showIcon className="spaced" title={`登记不服 ${review.number} 复议结果的诉讼，计入“复议后起诉”。`} />}
      <FormPage<Values>
        form={form}
        initial={emptyValues(organId, { request, silent }, review)}
        submit={practice ? '登记（演练）' : '登记'}
        busy={act.busy}
        failure={act.failure}
        onSubmit={async (values) => {
          const found = await act.run({ body: bodyOf(values, review?.id ?? null, practice) })
          if (found) void go({ to: '/remedies/$id', params: { id: found.id } })
        }}
      >
        <h2>什么案件</h2>
        <Form.Item name="organId" label="本方单位" rules={[{ required: true, message: '请选择单位。' }]}>
          <OrganSelect label="本方单位" />
        </Form.Item>
        <Form.Item name="kind" rules={[{ required: true }]} label="类别">
          <Radio.Group options={optionsOf(REMEDY_KINDS)} disabled={review !== null} />
        </Form.Item>
        <Form.Item name="requestId" label="申请编号" extra="例如 ledu-2021-0001。与台账里的申请无关的（主动公开、较早的纸质件）不填。">
          <Input autoComplete="off" maxLength={80} />
        </Form.Item>
        <Form.Item name="about" rules={[{ required: true }]} label="争议的是">
          <Radio.Group options={optionsOf(ABOUTS)} />
        </Form.Item>
        <Form.Item
          name="matter"
          label="事项"
          extra="写信息或者文件的名称，不要写个人信息。"
          rules={named ? [] : [{ required: true, message: '没有关联申请的，请写明事项。' }]}
        >
          <Input maxLength={300} />
        </Form.Item>
        {suit && (
          <>
            <Form.Item name="role" rules={[{ required: true }]} label="本机关是">
              <Radio.Group options={optionsOf(REMEDY_ROLES)} />
            </Form.Item>
            <Form.Item name="afterReview" valuePropName="checked">
              <Checkbox disabled={review !== null}>经过行政复议以后起诉</Checkbox>
            </Form.Item>
          </>
        )}
        <h2>通知</h2>
        <StartFields
          body={suit ? '法院' : '复议机关'}
          paper={suit ? '应诉通知书' : '行政复议答复通知书'}
          accepted={suit ? '立案' : '受理'}
          procedure
        />
        <h2>对方</h2>
        <p className="quiet">加密保存，列表和台账里看不到；查看全部要写明用途。</p>
        <Form.Item name={['party', 'name']} label={suit ? '原告' : '申请人'}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['party', 'contact']} label="联系方式">
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['party', 'agent']} label="代理人">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['party', 'claims']} label="请求和理由">
          <Input.TextArea rows={4} maxLength={20_000} />
        </Form.Item>
      </FormPage>
    </div>
  )
}

/** The organ of a request's id. */
function organOf(request: string | undefined): string | null {
  return request?.replace(/-\d{4}-[YG]?\d+$/, '') || null
}
