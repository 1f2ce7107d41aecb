import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { RequestView } from '../../../api/request-view.js'
import { APPLICANT_KINDS, CHANNELS } from '../../../api/request-words.js'
import { getRequest } from '../../../api/requests.js'
import { Answered, Page } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { LightMark } from '../light.js'

/** A case: its facts, its clock, what happened. */
export function CasePage(): ReactElement {
  const { id } = useParams({ from: '/requests/$id' })
  const reading = useAnswer(getRequest, { params: { id } })
  return <Answered reading={reading}>{(one) => <Case one={one} />}</Answered>
}

function Case({ one }: { one: RequestView }): ReactElement {
  return (
    <Page title={`申请 ${one.number}`} lead={<LightMark light={one.light} words={one.clock} />}>
      <section className="card" aria-labelledby="facts">
        <h2 id="facts">基本情况</h2>
        <dl className="facts">
          <dt>申请人</dt>
          <dd>
            {one.applicant}（{APPLICANT_KINDS[one.applicantKind]}）
          </dd>
          <dt>渠道</dt>
          <dd>{CHANNELS[one.channel]}</dd>
          <dt>收到之日</dt>
          <dd>{one.receivedOn ?? '未确认'}</dd>
          <dt>申请内容</dt>
          <dd>{one.words?.description}</dd>
        </dl>
      </section>
    </Page>
  )
}
