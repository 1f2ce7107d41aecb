import { Form, Input, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import type { RemedyStepName, RemedyView } from '../../api/remedy-view.js'
import { PROCEDURES, REMEDY_CELLS } from '../../api/remedy-words.js'
import { DayItem, HigherFields, optionsOf } from './start-fields.js'
import type { StepValues } from './step-values.js'

/** The fields of a step. */
export function FieldsOf({ name, view }: { name: RemedyStepName; view: RemedyView }): ReactElement {
  switch (name) {
    case 'fileReply':
      return (
        <>
          <DayItem name="on" label="提交日期" />
          <TextItem name="documentNo" label="文号" optional />
        </>
      )
    case 'fileEvidence':
      return (
        <>
          <DayItem name="on" label="提交日期" />
          <TextItem name="what" label="提交的证据、材料" area />
        </>
      )
    case 'changeProcedure':
      return (
        <>
          <DayItem name="on" label="通知日期" />
          <Form.Item name="to" label="变更为">
            <Radio.Group options={optionsOf(PROCEDURES)} />
          </Form.Item>
        </>
      )
    case 'extendPeriod':
      return (
        <>
          <DayItem name="on" label="通知日期" />
          <DayItem name="until" label="延长到" hint="最多延长 30 日。" ahead />
        </>
      )
    case 'decide':
      return <DecisionFields view={view} />
    case 'openAppeal':
    case 'openRetrial':
      return <HigherFields />
    case 'carryOut':
      return <CarryOutFields view={view} />
    case 'voidRemedy':
      return <TextItem name="reasons" label="作废的理由" hint="不少于 10 个字。作废以后不计入年报，记录仍然保留。" area />
  }
}

function DecisionFields({ view }: { view: RemedyView }): ReactElement {
  const form = Form.useFormInstance<StepValues>()
  const results = view.stages.at(-1)?.results ?? []
  const key = Form.useWatch('result', form)
  const chosen = results.find((result) => result.key === key)
  const review = view.stages.at(-1)?.stage === 'review'
  const options = results.map(({ key, label, cell }) => ({ value: key, label: cell ? `${label}（${REMEDY_CELLS[cell]}）` : label }))
  return (
    <>
      <Form.Item name="result" label="结果" extra="括号里是年度报告表四的列。" rules={[{ required: true, message: '请选择结果。' }]}>
        <Select options={options} placeholder="请选择" popupMatchSelectWidth={false} />
      </Form.Item>
      {chosen && <p className="quiet small">{chosen.article}</p>}
      <DayItem name="on" label="决定、裁判日期" />
      <DayItem name="servedOn" label="送达本机关的日期" hint="上诉期、意见书期限从第二天起算。" />
      <TextItem name="documentNo" label="文书编号" optional />
      {(chosen?.cell === 'corrected' || chosen?.key === 'mediated') && (
        <>
          <TextItem name="perform" label="要求履行什么" hint="例如：20 个工作日内重新答复。没有要求的不填。" optional area />
          <DayItem name="performBy" label="履行期限" optional ahead />
        </>
      )}
      {review && <TextItem name="opinion" label="行政复议意见书的内容" hint="没有制发意见书的不填。办理情况 60 日内报送。" optional area />}
    </>
  )
}

function CarryOutFields({ view }: { view: RemedyView }): ReactElement {
  const open = view.orders.flatMap((order, at) => (order.doneOn === null ? [{ value: at, label: `${order.label}：${order.what}` }] : []))
  return (
    <>
      <Form.Item name="order" label="履行哪一项">
        <Select options={open} />
      </Form.Item>
      <DayItem name="on" label="履行日期" />
      <TextItem name="how" label="怎样履行的" hint="例如重新答复的文号。" area />
      <TextItem name="requestId" label="重新答复所在的申请编号" hint="例如 ledu-2021-0001；没有的不填。" optional />
    </>
  )
}

interface TextProps {
  name: keyof StepValues
  label: string
  hint?: string
  optional?: boolean
  area?: boolean
}

function TextItem({ name, label, hint, optional, area }: TextProps): ReactElement {
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint ? { extra: hint } : {})}
      rules={optional ? [] : [{ required: true, message: `请填写${label}。` }]}
    >
      {area ? <Input.TextArea rows={3} maxLength={2_000} /> : <Input autoComplete="off" maxLength={100} />}
    </Form.Item>
  )
}
