import { Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { PROCEDURES, SIDES } from '../../api/remedy-words.js'
import { today } from '../making/status.js'

interface Props {
  /** 复议机关 or 法院. */
  body: string
  /** What reached the organ: 答复通知书 … */
  paper: string
  /** The day when it was accepted there: 受理 or 立案. */
  accepted: string
  /** Second instances know no simple procedure. */
  procedure?: boolean
}

/** How a stage begins: where, under which number, since when. */
export function StartFields({ body, paper, accepted, procedure }: Props): ReactElement {
  return (
    <>
      <Form.Item name="body" label={body} rules={[{ required: true, message: `请填写${body}名称。` }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="caseNo" label="案号" extra={`见${paper}。`} rules={[{ required: true, message: '请填写案号。' }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      {procedure && (
        <Form.Item name="procedure" rules={[{ required: true }]} label="程序" extra="政府信息公开案件可以适用简易程序，期限不同。">
          <Radio.Group options={optionsOf(PROCEDURES)} />
        </Form.Item>
      )}
      <DayItem name="notifiedOn" label={`收到${paper}的日期`} hint="答复、答辩的期限从第二天起算。" />
      <DayItem name="acceptedOn" label={`${accepted}日期`} hint="不知道可以不填。填了以后显示对方的审理期限。" optional />
    </>
  )
}

/** Who went to the court above, and the day it set for the answer. */
export function HigherFields(): ReactElement {
  return (
    <>
      <Form.Item name="by" label="提出人" rules={[{ required: true, message: '请选择提出人。' }]}>
        <Radio.Group options={optionsOf(SIDES)} />
      </Form.Item>
      <StartFields body="法院" paper="上诉状或者再审通知" accepted="立案" />
      <DayItem name="answerBy" label="法院指定的答辩日期" hint="通知书没有写的可以不填。" optional ahead />
    </>
  )
}

interface DayProps {
  name: string | (string | number)[]
  label: string
  hint?: string
  optional?: boolean
  /** It may lie ahead. */
  ahead?: boolean
}

export function DayItem({ name, label, hint, optional, ahead }: DayProps): ReactElement {
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint ? { extra: hint } : {})}
      rules={optional ? [] : [{ required: true, message: `请填写${label}。` }]}
    >
      <Input type="date" {...(ahead ? {} : { max: today() })} />
    </Form.Item>
  )
}

export function optionsOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
