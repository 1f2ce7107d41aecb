import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { requestRemedies } from '../../api/remedies.js'
import { holds, useMe } from '../frame/me.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { RemedyTable } from './remedy-table.js'

type Answer = z.output<typeof requestRemedies.answer>

/** On the page of a request: its reviews and suits, and which road is open against its decision until when. */
export function RemediesPanel({ requestId }: { requestId: string }): ReactElement | null {
  const me = useMe()
  const mayView = holds(me, 'remedy.view')
  const reading = useAnswer(requestRemedies, { params: { id: requestId } }, { enabled: mayView })
  if (!mayView) return null
  return (
    <Answered reading={reading}>
      {({ remedies, road, message }) => (
        <>
          {message && <Alert type="info" showIcon title={message} />}
          {road && <Road road={road} />}
          <RemedyTable caption="这件申请的复议、诉讼" rows={remedies} empty="没有登记过复议、诉讼。" />
          {road && holds(me, 'remedy.handle') && (
            <p>
              <Link
                to="/remedies/register"
                search={{ request: requestId, ...(isSilent(road) ? { silent: 'yes' as const } : {}) }}
                className="button-link"
              >
                登记复议、诉讼
              </Link>
            </p>
          )}
        </>
      )}
    </Answered>
  )
}

/** There was no answer in time. */
const isSilent = (road: { outcome: string }): boolean => road.outcome === '逾期不答复'

/** The applicant's road; 未告知救济权利 stretches it, which the office's letters rule out. */
function Road({ road }: { road: NonNullable<Answer['road']> }): ReactElement {
  const reviewer = road.reviewer ?? '复议机关'
  return (
    <dl className="facts">
      <dt>{isSilent(road) ? '逾期之日' : '送达（作出）之日'}</dt>
      <dd>
        {road.on}（{road.outcome}）
      </dd>
      <dt>救济途径</dt>
      <dd>
        {road.reviewFirst ? (
          <>
            <strong>应当先申请行政复议</strong>（{[road.article, ...road.because].join('；')}）
          </>
        ) : (
          <>可以申请行政复议，也可以直接提起行政诉讼（{road.article}）</>
        )}
      </dd>
      <dt>申请行政复议</dt>
      <dd>
        向{reviewer}，到 {road.review.due}（{road.review.article}）
      </dd>
      {road.suit && (
        <>
          <dt>直接起诉</dt>
          <dd>
            到 {road.suit.due}（{road.suit.article}）
          </dd>
        </>
      )}
    </dl>
  )
}
