import { Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import type { DocumentStepName, DocumentView } from '../../../api/publishing-view.js'
import { REVIEWS, VALIDITIES, WITHDRAWALS } from '../../../api/publishing-words.js'
import { holds, useMe } from '../../frame/me.js'
import { DocumentSelect } from '../editor/document-select.js'

const LONG = '不少于 10 个字。'

/** The fields of a step. */
export function FieldsOf({ name, view }: { name: DocumentStepName; view: DocumentView }): ReactElement | null {
  switch (name) {
    case 'approveDocument':
      return (
        <>
          <p className="quiet">{WHAT_TO_LOOK_AT[view.summary.step ?? 'first']}</p>
          <Words name="remark" label="审核意见" optional />
        </>
      )
    case 'returnDocument':
      return <ReturnFields view={view} />
    case 'clearSecrecy':
      return <Words name="opinion" label="审查意见" hint="以您的名义签名，记入台账，不能更改。" optional />
    case 'publishDocument':
      return <p>马上公开：页面、列表、搜索和附件都能打开。</p>
    case 'forcePublish':
      return <Words name="reason" label="强制发布的理由" hint={`${LONG}永久标注在这条信息上。没有通过保密审查的，谁都不能发布。`} />
    case 'schedulePublication':
      return (
        <Form.Item name="at" label="自动发布的时间（北京时间）" rules={[{ required: true, message: '请填写时间。' }]}>
          <Input type="datetime-local" />
        </Form.Item>
      )
    case 'cancelSchedule':
      return <Words name="reasons" label="取消的理由" optional />
    case 'beginChange':
      return <p>另写一版。新版本通过全部审核以前，公众看到的还是现在这一版。</p>
    case 'dropWork':
      return <p>放弃正在写的内容。已经公开的版本不受影响。</p>
    case 'recallDocument':
      return <p>拿回来继续修改，改好后重新送审。</p>
    case 'withdrawDocument':
      return (
        <>
          <Form.Item name="kind" label="为什么撤下" rules={[{ required: true, message: '请选择一项。' }]}>
            <Radio.Group className="choices" options={optionsOf(WITHDRAWALS)} />
          </Form.Item>
          <Words name="reason" label="具体理由" hint="写明哪里有问题、怎么发现的。" />
        </>
      )
    case 'askRestoration':
      return <Words name="reason" label="申请恢复的理由" hint={`${LONG}由另一个人决定。`} />
    case 'restoreDocument':
      return <p>{view.restoring && `${view.restoring.name}申请恢复：${view.restoring.reason}。`}同意以后马上恢复公开。</p>
    case 'refuseRestoration':
      return <Words name="reasons" label="不同意的理由" />
    case 'changeValidity':
      return <ValidityFields view={view} />
    case 'submitDocument':
      return null
  }
}

const WHAT_TO_LOOK_AT = {
  first: '初审看文字：错别字、格式、人名地名、数字、链接和附件。',
  second: '复审看内容：事实和依据、文号日期、是否应当公开、有没有个人信息和商业秘密。',
  final: '终审看把关：政策和导向、公开的时机和方式、能不能公开。',
} as const

function ReturnFields({ view }: { view: DocumentView }): ReactElement {
  const me = useMe()
  const { step, secrecyOpen } = view.summary
  const steps = [
    ...(step ? [{ value: step, label: REVIEWS[step] }] : []),
    ...(secrecyOpen && holds(me, 'publish.secrecy') ? [{ value: 'secrecy', label: '保密审查' }] : []),
  ]
  return (
    <>
      <Form.Item name="step" label="哪一步退回" hidden={steps.length < 2}>
        <Radio.Group options={steps} />
      </Form.Item>
      <Words name="reasons" label="退回的理由" hint="写清楚要改什么，作者在“我的工作”里看到。" />
    </>
  )
}

function ValidityFields({ view }: { view: DocumentView }): ReactElement {
  const { amended, repealed, expired, 'in-force': inForce } = VALIDITIES
  return (
    <>
      <p className="quiet">文件保留在网上，页面顶端全宽标注，并链接到依据的文件。</p>
      <Form.Item name="validity" label="有效性">
        <Radio.Group options={optionsOf({ repealed, expired, amended, 'in-force': inForce })} />
      </Form.Item>
      <Form.Item name="on" label="自哪一天起" rules={[{ required: true, message: '请填写日期。' }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={['act', 'documentId']} label="依据的文件（本网站上的）">
        <DocumentSelect organId={view.summary.organId} except={view.summary.id} label="依据的文件" />
      </Form.Item>
      <Form.Item name={['act', 'title']} label="不在本网站上的，写明名称和文号">
        <Input maxLength={300} />
      </Form.Item>
    </>
  )
}

interface WordsProps {
  name: 'remark' | 'reasons' | 'reason' | 'opinion'
  label: string
  hint?: string
  optional?: boolean
}

function Words({ name, label, hint, optional }: WordsProps): ReactElement {
  return (
    <Form.Item name={name} label={label} extra={hint} rules={optional ? [] : [{ required: true, message: `请填写${label}。` }]}>
      <Input.TextArea rows={3} maxLength={2000} />
    </Form.Item>
  )
}

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
