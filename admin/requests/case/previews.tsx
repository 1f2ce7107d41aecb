import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { previewExtension } from '../../../api/request-case.js'
import type { RequestView } from '../../../api/request-view.js'
import { itemRate, MOST_PAGES, perPage } from '../../../law/fee.js'
import { useAnswer } from '../../query.js'
import type { Values } from './spec.js'

interface Props {
  view: RequestView
  values: Values
}

/** The last day for the reply as it would be after the extension; the server computes it with the case's own clock. */
export function ExtensionPreview({ view, values }: Props): ReactElement | null {
  const days = Number(values.days)
  const valid = Number.isInteger(days) && days >= 1 && days <= 20
  const found = useAnswer(previewExtension, { params: { id: view.id }, query: { days } }, { enabled: valid, keep: true })
  if (!valid || !found.data) return null
  const { from, to, provisional } = found.data
  return <Alert type="info" showIcon role="status" title={`答复期限由 ${from} 延到 ${to}${provisional ? '（暂定）' : ''}`} />
}

export function DelayPreview({ view }: Props): ReactElement | null {
  return view.dueOn ? <Alert type="info" showIcon title={`现在的答复期限是 ${view.dueOn}，新的日期要在它以后。`} /> : null
}

/** What is to be paid, band by band, by one method only (国办函〔2020〕109号). */
export function FeePreview({ view, values }: Props): ReactElement | null {
  const fee = values.method === 'pages' ? byPages(values.pages ?? '') : byItems(view.earlierThisMonth, view.items)
  if (!fee) return null
  return (
    <Alert
      type={fee.yuan === 0 ? 'warning' : 'info'}
      showIcon
      role="status"
      title={fee.yuan === 0 ? '按标准不需要收费。' : `应收 ${fee.yuan} 元`}
      description={
        <ul>
          {fee.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

interface Told {
  yuan: number
  lines: string[]
}

function byItems(before: number, items: number): Told {
  const lines = [`这个申请人本月此前已向本机关提出 ${before} 件；本件按 ${items} 件计。`]
  let yuan = 0
  for (let k = before + 1; k <= before + items; k += 1) {
    yuan += itemRate(k)
    if (items <= 10) lines.push(`第 ${k} 件：${itemRate(k)} 元`)
  }
  return { yuan, lines }
}

function byPages(text: string): Told | null {
  const pages = Number(text)
  if (text.trim() === '' || !Number.isInteger(pages) || pages < 0 || pages > MOST_PAGES) return null
  const { yuan, steps } = perPage(pages)
  return { yuan, lines: steps.map((step) => `第 ${step.from} 至 ${step.to} 页：${step.count} 页 × ${step.rate} 元 = ${step.yuan} 元`) }
}
