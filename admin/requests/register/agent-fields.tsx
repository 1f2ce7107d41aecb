import { Form, Input } from 'antd'
import type { ReactElement } from 'react'

/** Who acts for the applicant; all left empty when nobody does. */
export function AgentFields(): ReactElement {
  return (
    <details className="more-filters">
      <summary>有代理人的，填写代理人</summary>
      <Form.Item name={['agent', 'name']} label="代理人姓名">
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['agent', 'idNumber']} label="代理人证件号码">
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['agent', 'phone']} label="代理人电话">
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </Form.Item>
    </details>
  )
}
