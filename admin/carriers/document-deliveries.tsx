import type { ReactElement } from 'react'
import { documentDeliveries } from '../../api/carriers.js'
import { useAnswer } from '../query.js'
import { DeliveryList } from './delivery-list.js'

/** Beside a document that is or was public: where else it went. */
export function DocumentDeliveries({ id }: { id: string }): ReactElement | null {
  const answer = useAnswer(documentDeliveries, { params: { id } }).data
  if (!answer || (answer.deliveries.length === 0 && !answer.mailed)) return null
  return (
    <section className="card" aria-labelledby="deliveries">
      <h2 id="deliveries">已送达哪些渠道</h2>
      <DeliveryList deliveries={answer.deliveries} named="carrier" empty="没有送到其他渠道。" />
      {answer.mailed && (
        <p>
          邮件订阅：已发 {answer.mailed.sent} 人{answer.mailed.failed > 0 && `，没有发成 ${answer.mailed.failed} 人`}。
        </p>
      )}
    </section>
  )
}
