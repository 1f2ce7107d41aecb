import { Checkbox, Form, Input } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { DELIVERIES, FORMS } from '../../../api/request-words.js'

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** What is asked for, in which form, and how it goes to the applicant (art. 29). `below` stands under the words. */
export function WordsFields({ below }: { below?: ReactNode }): ReactElement {
  return (
    <>
      <Form.Item
        name={['words', 'description']}
        label="申请公开的信息"
        extra="照申请人的原话登记，不要改写。"
        rules={[{ required: true, whitespace: true, message: '请登记申请公开的信息。' }]}
      >
        <Input.TextArea rows={5} maxLength={20_000} />
      </Form.Item>
      {below}
      <Form.Item name={['words', 'title']} label="文件名称（申请人写了的）">
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['words', 'documentNo']} label="文号（申请人写了的）">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['words', 'form']} label="提供信息的形式">
        <Checkbox.Group options={optionsOf(FORMS)} />
      </Form.Item>
      {/* A group of boxes may not be marked as required itself. */}
      <Form.Item label="获取信息的方式" required>
        <Form.Item name="delivery" noStyle rules={[{ validator: (_, chosen: string[]) => mustChoose(chosen) }]}>
          <Checkbox.Group aria-label="获取信息的方式" options={optionsOf(DELIVERIES)} />
        </Form.Item>
      </Form.Item>
    </>
  )
}

function mustChoose(chosen: string[] | undefined): Promise<void> {
  return chosen && chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error('请选择至少一种获取信息的方式。'))
}
