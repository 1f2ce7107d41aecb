import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import {
  cancelDelivery,
  DELIVERY_EVENTS,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryState,
  documentDeliveries,
  listCarriers,
  listDeliveries,
  retryDelivery,
} from '../../api/carriers.js'
import { moment } from '../parts/moment.js'
import { ReasonDialog } from '../parts/reason-dialog.js'
import { useAct } from '../query.js'
import './carriers.css'
import { PreviewDialog } from './preview-dialog.js'

const REFRESHED = [listCarriers, listDeliveries, documentDeliveries]
const BADGES: Partial<Record<DeliveryState, string>> = { delivered: 'good', failed: 'error', confirm: 'warning' }
const SIGNS: Partial<Record<DeliveryState, string>> = { delivered: '✓ ', failed: '✕ ', confirm: '▲ ' }

/** Deliveries with what became of each attempt, and what may be done about them. */
export function DeliveryList({
  deliveries,
  named,
  empty,
}: {
  deliveries: readonly Delivery[]
  /** By what a row is called where it stands. */
  named: 'document' | 'carrier'
  empty: string
}): ReactElement {
  if (deliveries.length === 0) return <p className="quiet">{empty}</p>
  return (
    <ul className="rows">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          <Row delivery={delivery} named={named} />
        </li>
      ))}
    </ul>
  )
}

function Row({ delivery, named }: { delivery: Delivery; named: 'document' | 'carrier' }): ReactElement {
  const { documentId, carrierName, title, event, state, createdAt, settledAt, nextAt, reason, link } = delivery
  return (
    <>
      <span className={`badge ${BADGES[state] ?? 'info'}`}>
        {SIGNS[state]}
        {DELIVERY_STATES[state]}
      </span>{' '}
      {named === 'carrier' ? (
        carrierName
      ) : (
        <Link to="/publishing/$id" params={{ id: documentId }}>
          {title ?? '已经撤下的信息'}
        </Link>
      )}
      （{DELIVERY_EVENTS[event]}）{' '}
      <span className="quiet small">
        {moment(settledAt ?? createdAt)}
        {nextAt && `，${moment(nextAt)} 再试`}
      </span>
      {reason && <div>{reason}</div>}
      {link && (
        <div>
          <a href={link} target="_blank" rel="noreferrer">
            看对方的页面（新窗口）
          </a>
        </div>
      )}
      <Attempts delivery={delivery} />
      {delivery.maySend && <Deciding delivery={delivery} about={named === 'carrier' ? carrierName : (title ?? '')} />}
    </>
  )
}

function Attempts({ delivery: { attempts } }: { delivery: Delivery }): ReactElement | null {
  if (attempts.length === 0) return null
  return (
    <details className="attempts">
      <summary>发送过程（{attempts.length} 步）</summary>
      <ol>
        {attempts.map(({ no, at, ok, step, status, outcome, answer }) => (
          <li key={no} className="small">
            {moment(at)} {step}：{ok ? '成功' : outcome}
            {status !== null && `（${status}）`}
            {answer && <div className="quiet wrap">对方回答：{answer}</div>}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Deciding({ delivery, about }: { delivery: Delivery; about: string }): ReactElement | null {
  const [open, setOpen] = useState<'preview' | 'cancel' | null>(null)
  const retry = useAct(retryDelivery, { refresh: REFRESHED, done: '已经重新排队发送。' })
  const cancel = useAct(cancelDelivery, { refresh: REFRESHED, done: '不再发送到这个渠道。' })
  const { id, state, event } = delivery
  const params = { id }
  const close = () => setOpen(null)
  if (state !== 'confirm' && state !== 'failed') return null
  return (
    <div className="buttons">
      {state === 'confirm' && (
        <Button type="primary" aria-label={`看过再发：${about}`} onClick={() => setOpen('preview')}>
          看过再发
        </Button>
      )}
      {state === 'failed' && (
        <Button loading={retry.busy} aria-label={`再试一次：${about}`} onClick={() => void retry.run({ params })}>
          再试一次
        </Button>
      )}
      {event !== 'withdrawn' && (
        <Button aria-label={`不发：${about}`} onClick={() => setOpen('cancel')}>
          不发
        </Button>
      )}
      {open === 'preview' && <PreviewDialog id={id} refreshed={REFRESHED} onClose={close} />}
      <ReasonDialog
        open={open === 'cancel'}
        title="不发到这个渠道"
        hint="网站上的信息不受影响。"
        submit="不发"
        onSubmit={async (reason) => (await cancel.run({ params, body: { reason } })) !== undefined}
        onClose={close}
      />
    </div>
  )
}
