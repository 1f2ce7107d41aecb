import { Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { ID_KINDS } from '../../../api/request-words.js'
import { isCitizenNumber, isCreditCode } from '../../../law/identity.js'
import type { Values } from './values.js'

/** Who asks. On paper anything may be missing: what is wrong is pointed out, and does not stop the registration. */
export function PersonFields(): ReactElement {
  const applicantKind = Form.useWatch<Values['applicantKind'] | undefined>('applicantKind')
  const idKind = Form.useWatch<Values['person']['idKind'] | undefined>(['person', 'idKind'])
  const natural = applicantKind === 'naturalPerson'
  return (
    <>
      <Form.Item
        name={['person', 'name']}
        label={natural ? '姓名' : '单位名称'}
        rules={[{ required: true, whitespace: true, message: natural ? '请填写姓名。' : '请填写单位名称。' }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['person', 'idKind']} label="证件种类">
        <Select options={Object.entries(ID_KINDS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name={['person', 'idNumber']}
        label="证件号码"
        dependencies={[['person', 'idKind']]}
        validateTrigger="onBlur"
        rules={[{ warningOnly: true, validator: (_, value: string) => checkNumber(idKind, value) }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {!natural && (
        <>
          <Form.Item name={['person', 'legalRepresentative']} label="法定代表人">
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['person', 'contactName']} label="联系人">
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </>
      )}
      <Form.Item name={['person', 'phone']} label="电话">
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name={['person', 'email']} label="电子邮箱">
        <Input maxLength={120} autoComplete="off" inputMode="email" />
      </Form.Item>
      <Form.Item name={['person', 'address']} label="通信地址">
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['person', 'fax']} label="传真号码">
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </>
  )
}

function checkNumber(kind: Values['person']['idKind'] | undefined, value: string | undefined): Promise<void> {
  const number = (value ?? '').trim()
  if (number === '') return Promise.resolve()
  if (kind === 'idCard' && !isCitizenNumber(number))
    return Promise.reject(new Error('身份证号码的校验位不对，请核对原件。确实这样写的可以登记，再告知补正。'))
  if (kind === 'uscc' && !isCreditCode(number))
    return Promise.reject(new Error('统一社会信用代码的校验位不对，请核对原件。确实这样写的可以登记，再告知补正。'))
  return Promise.resolve()
}
